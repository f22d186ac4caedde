"""What a meeting can be, and why something about one cannot be."""

from django.db import models


class MeetingState(models.TextChoices):
    PLANNED = "planned", "To come"
    RUNNING = "running", "On now"
    CLOSED = "closed", "Closed"
    CANCELLED = "cancelled", "Cancelled"


class Unfit(Exception):
    """What was said of a meeting cannot be: `field` is the one to mend, the message is for whoever said it."""

    def __init__(self, field, words):
        super().__init__(words)
        self.field = field
