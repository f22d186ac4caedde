"""Another time for two who are to meet, and how they reach each other."""

from datetime import timedelta

from django import forms
from django.utils import timezone

from sharehub.core.forms import Form, line

from .times import WhenFields

LATEST = timedelta(days=92)


class AnotherTimeForm(WhenFields, Form):
    """A day and a time: half an hour needs no end."""

    ends = None
    contact = line(
        "How do you reach each other?",
        limit=300,
        help_text="A link, or the number of your practice. Only the two of you see it.",
    )

    field_order = ["on", "starts", "contact"]

    def __init__(self, data=None, *, pairing, **kwargs):
        starts = timezone.localtime(pairing.starts_at)
        initial = {"on": starts.date(), "starts": f"{starts:%H:%M}", "contact": pairing.words}
        super().__init__(data, initial=initial, **kwargs)
        self.fields["starts"].label = "At what time?"

    def clean(self):
        said = forms.Form.clean(self) or self.cleaned_data
        if {"on", "starts"} <= said.keys():
            said["starts_at"] = self._moment(said["on"], said["starts"], "starts")
            if not timezone.now() < said["starts_at"] < timezone.now() + LATEST:
                self.add_error("on", "Choose a time from now on, within three months.")
        return said

    @property
    def told(self):
        """What to hand to `pairing.move`."""
        return {"starts_at": self.cleaned_data["starts_at"], "words": self.cleaned_data["contact"]}
