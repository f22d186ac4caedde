"""A day and two times, as people type them, by London's clocks."""

from datetime import datetime
from zoneinfo import ZoneInfo

from dateutil import tz
from django import forms
from django.utils import timezone

from sharehub.core.forms import DateField

LONDON = ZoneInfo("Europe/London")


class ClockField(forms.TimeField):
    """A time as one types it: 18:30, 18.30, 1830, 6:30pm, 6.30pm or 6pm."""

    default_error_messages = {
        "required": "Enter a time, such as 6:30pm.",
        "invalid": "Enter a time, such as 6:30pm or 18:30.",
    }

    def __init__(self, **kwargs):
        formats = ["%H:%M", "%H.%M", "%H%M", "%I:%M%p", "%I.%M%p", "%I%p"]
        widget = forms.TextInput(attrs={"class": "nhsuk-input--width-5", "autocomplete": "off"})
        super().__init__(input_formats=formats, widget=widget, **kwargs)

    def to_python(self, value):
        return super().to_python("".join(str(value or "").split()).lower() or None)


class WhenFields(forms.Form):
    """`on`, `starts` and `ends`: cleaned to the aware times `starts_at` and `ends_at`."""

    on = DateField(label="On which day?", help_text="For example, 26 11 2026")
    starts = ClockField(label="From", help_text="For example, 6pm")
    ends = ClockField(label="Until", help_text="For example, 7:30pm")

    def when_of(self, meeting):
        """The three as the form shows them."""
        starts, ends = timezone.localtime(meeting.starts_at), timezone.localtime(meeting.ends_at)
        return {"on": starts.date(), "starts": f"{starts:%H:%M}", "ends": f"{ends:%H:%M}"}

    def clean(self):
        said = super().clean()
        if {"on", "starts", "ends"} <= said.keys():
            for name in ("starts", "ends"):
                said[f"{name}_at"] = self._moment(said["on"], said[name], name)
        return said

    def _moment(self, day, time, name):
        # Of two that the clocks show in the night in which they go back, the first.
        moment = datetime.combine(day, time, tzinfo=LONDON)
        if not tz.datetime_exists(moment):
            self.add_error(name, "The clocks go forward that night, and leave this time out. Choose another one.")
        return moment
