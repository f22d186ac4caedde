from django.apps import AppConfig


class ModerationConfig(AppConfig):
    """What keeps patients and people from harm: the check of what is typed, reports, hiding and showing again."""

    name = "sharehub.moderation"
