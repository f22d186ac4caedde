from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Who: people, organisations, and who works where."""

    name = "sharehub.people"
    default_auto_field = "django.db.models.BigAutoField"
