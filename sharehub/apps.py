from django.apps import AppConfig


class ShareHubConfig(AppConfig):
    """The composition root: home page, search page, demonstration data. Nobody imports it."""

    name = "sharehub"
    verbose_name = "ShareHub"

    def ready(self):
        from . import checks  # noqa: F401 (registers them)
