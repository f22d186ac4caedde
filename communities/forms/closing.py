"""Closing a meeting: when it really was, who was there, and why somebody was not."""

from datetime import UTC, datetime, timedelta

from django import forms
from django.utils import timezone

from innovations.forms.entries import line
from sharehub.core.forms import Form

from ..models import Absence
from .times import LONDON, ClockField

GUESTS = 2
MOST_GUESTS = 50
# A network with more members than this is asked only about those who answered: the others are ticked if they came.
ALL_ASKED = 60


class CloseForm(Form):
    hide_optional = True
    started_at = ClockField(label="When did it start?")
    finished_at = ClockField(label="When did it end?")

    def __init__(self, data=None, *, meeting, **kwargs):
        self.day = timezone.localtime(meeting.started_at or meeting.starts_at).date()
        self.rows = rows_of(meeting)
        initial = {
            "started_at": f"{timezone.localtime(meeting.started_at or meeting.starts_at):%H:%M}",
            "finished_at": f"{timezone.localtime(ended(meeting)):%H:%M}",
        }
        super().__init__(data, initial=initial, **kwargs)
        for row in self.rows:
            self.fields[f"there_{row.person.pk}"] = forms.BooleanField(
                label=row.person.shown_name, help_text=row.said, required=False, initial=row.is_expected
            )
            if row.is_asked:
                self.fields[f"why_{row.person.pk}"] = forms.ChoiceField(
                    label=f"Why was {row.person.shown_name} not there?",
                    choices=[("", "Not said"), *(each for each in Absence.choices if each[0] != Absence.NOT_SAID)],
                    required=False,
                )
        posted = sum(f"guest_{number}" in data for number in range(MOST_GUESTS)) if data else 0
        for number in range(max(GUESTS, posted)):
            self.fields[f"guest_{number}"] = line("Guest’s name")
            self.fields[f"guest_from_{number}"] = line("Where they come from")

    @property
    def people(self):
        """For the page: the tick of each member, and the reason where one is asked for."""
        for row in self.rows:
            yield self[f"there_{row.person.pk}"], self[f"why_{row.person.pk}"] if row.is_asked else None

    @property
    def guests(self):
        numbers = [name.removeprefix("guest_from_") for name in self.fields if name.startswith("guest_from_")]
        return [(self[f"guest_{number}"], self[f"guest_from_{number}"]) for number in numbers]

    @property
    def has_guests(self):
        """Whether anything was said of guests: then they are not folded away."""
        return self.is_bound and any(name.value() or where.value() for name, where in self.guests)

    def clean(self):
        said = super().clean()
        names = set()
        for guest, where in self.guests:
            name = said.get(guest.name, "")
            if said.get(where.name) and not name and guest.name not in self.errors:
                self.add_error(guest.name, "Write the guest’s name.")
            if name and name in names:
                self.add_error(guest.name, "This guest is in the list already.")
            names.add(name)
        return said

    @property
    def closing(self):
        """What to hand to `meeting.close`: both times (an end after midnight is of the next day) and who was there."""
        said = self.cleaned_data
        started_at, finished_at = self.at(said["started_at"]), self.at(said["finished_at"])
        if finished_at < started_at and said["started_at"].hour >= 18 and said["finished_at"].hour < 6:
            finished_at = self.at(said["finished_at"], timedelta(days=1))
        return {"started_at": started_at, "finished_at": finished_at, "attendance": [*self.members(), *self.visitors()]}

    def at(self, time, later=timedelta()):
        return datetime.combine(self.day + later, time, tzinfo=LONDON).astimezone(UTC)

    def members(self):
        for row in self.rows:
            is_present = self.cleaned_data[f"there_{row.person.pk}"]
            if is_present or row.is_asked:
                reason = self.cleaned_data.get(f"why_{row.person.pk}", "")
                yield {"user": row.person, "is_present": is_present, "reason": reason}

    def visitors(self):
        for guest, where in self.guests:
            if name := self.cleaned_data[guest.name]:
                yield {"guest": name, "guest_from": self.cleaned_data[where.name], "is_present": True}


class Row:
    """A member on the page. `said` is their answer before it, in words."""

    def __init__(self, person, rsvp, *, is_asked, has_part):
        self.person, self.is_asked = person, is_asked
        self.is_expected = has_part or (rsvp is not None and rsvp.answer == "yes")
        self.said = f"Said {rsvp.get_answer_display().lower()}" if rsvp else ""


def rows_of(meeting):
    """Those who answered, then the others, each by their names."""
    people = list(meeting.people().order_by("name", "pk"))
    rsvps = {rsvp.user_id: rsvp for rsvp in meeting.rsvps.all()}
    parts = (meeting.chair_id, meeting.recorder_id, meeting.timekeeper_id)
    asks_all = len(people) <= ALL_ASKED
    rows = [
        Row(person, rsvps.get(person.pk), is_asked=asks_all or person.pk in rsvps, has_part=person.pk in parts)
        for person in people
    ]
    return sorted(rows, key=lambda row: not row.said)


def ended(meeting):
    """When it ended, as far as anybody can tell: with its last item, else as planned, and not later than now."""
    items = [item.finished_at for item in meeting.agenda.all()]
    last = max(filter(None, items)) if items and all(items) else meeting.ends_at
    return min(last, timezone.now())
