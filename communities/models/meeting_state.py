"""What a meeting can be, and why something about one cannot be."""

from django.db import models


class MeetingState(models.TextChoices):
    PLANNED = "planned", "To come"
    RUNNING = "running", "On now"
    CLOSED = "closed", "Closed"
    CANCELLED = "cancelled", "Cancelled"


class Unfit(Exception):
    """What was said of a meeting cannot be: `field` is the one to mend, the message is for whoever said it.

    `others` are more of them, of what was said with it.
    """

    def __init__(self, field, words):
        super().__init__(words)
        self.field, self.others = field, []

    @classmethod
    def refuse(cls, wrong):
        """Raise what is `wrong`, pairs of a field and words, all at once; nothing for none."""
        found = [cls(field, words) for field, words in wrong]
        if found:
            found[0].others = found[1:]
            raise found[0]
