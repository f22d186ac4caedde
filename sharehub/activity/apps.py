from django.apps import AppConfig


class ActivityConfig(AppConfig):
    """What happened, and who is told."""

    name = "sharehub.activity"
