"""Who was there, and why somebody was not: asked when a meeting is closed, and put right until its notes are final."""

from dataclasses import dataclass

from django import forms

from sharehub.core.forms import Form, SectionForm, line
from sharehub.people.models import User

from ..models import Absence

GUESTS = 2
MOST_GUESTS = 50
# A network with more members than this is asked only about those who answered: the others are ticked if they came.
ALL_ASKED = 60
REASONS = [("", "Not said"), *(each for each in Absence.choices if each[0] != Absence.NOT_SAID)]


class WhoWasThere(Form):
    """The part of a form with a tick for each of `rows` and the names of guests, of whom it `knows` so many already."""

    hide_optional = True
    rows = ()

    def ask(self, rows, *, knows=0):
        """Add the fields."""
        self.rows = rows
        for row in rows:
            self.fields[f"there_{row.person.pk}"] = forms.BooleanField(
                label=row.person.shown_name, help_text=row.said, required=False, initial=row.is_expected
            )
            if row.is_asked:
                self.fields[f"why_{row.person.pk}"] = forms.ChoiceField(
                    label=f"Why was {row.person.shown_name} not there?", choices=REASONS, required=False
                )
        posted = sum(f"guest_{number}" in self.data for number in range(MOST_GUESTS))
        for number in range(max(GUESTS, posted, knows)):
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
        return any(name.value() or where.value() for name, where in self.guests)

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
    def attendance(self):
        """What to hand to the verb: dicts, as `attendances.note` takes them."""
        return [*self.members(), *self.visitors()]

    def members(self):
        for row in self.rows:
            is_present = self.cleaned_data[f"there_{row.person.pk}"]
            reason = self.cleaned_data.get(f"why_{row.person.pk}", "")
            if is_present or row.is_told:
                yield {"user": row.person, "is_present": is_present, "reason": reason, "minutes": row.minutes}

    def visitors(self):
        for guest, where in self.guests:
            if name := self.cleaned_data[guest.name]:
                yield {"guest": name, "guest_from": self.cleaned_data[where.name], "is_present": True}


class AttendanceForm(WhoWasThere, SectionForm):
    """It as it was noted, to put it right. Who was not noted, because they came to the network later, need not be."""

    def __init__(self, data=None, *, thing, **kwargs):
        self.noted = list(thing.attendances.in_order())
        super().__init__(data, thing=thing, **kwargs)
        users = {each.user_id: each for each in self.noted if each.user_id}
        self.ask(rows_to_put_right(thing, users), knows=len(self.noted) - len(users))

    def initial_of(self, thing):
        said = {}
        noted = list(thing.attendances.in_order())
        for each in noted:
            if each.user_id:
                said[f"there_{each.user_id}"] = each.is_present
                said[f"why_{each.user_id}"] = "" if each.reason == Absence.NOT_SAID else each.reason
        for number, each in enumerate(each for each in noted if not each.user_id):
            said |= {f"guest_{number}": each.guest, f"guest_from_{number}": each.guest_from}
        return said


@dataclass
class Row:
    """A member on the page. `said` is their answer before the meeting, in words.

    `is_asked`: for a reason. `is_told`: that they were not there is noted too, not only that they were.
    """

    person: User
    said: str
    is_asked: bool
    is_told: bool
    is_expected: bool = False
    minutes: int | None = None


def rows_to_close(meeting):
    """Those who answered, then the others, each by their names; ticked are those who said that they come."""
    people = list(meeting.people().order_by("name", "pk"))
    rsvps = {rsvp.user_id: rsvp for rsvp in meeting.rsvps.all()}
    parts = (meeting.chair_id, meeting.recorder_id, meeting.timekeeper_id)
    asks_all = len(people) <= ALL_ASKED
    rows = []
    for person in people:
        rsvp = rsvps.get(person.pk)
        is_asked = asks_all or rsvp is not None
        is_expected = person.pk in parts or (rsvp is not None and rsvp.answer == "yes")
        rows.append(Row(person, said_before(rsvp), is_asked, is_asked, is_expected))
    return sorted(rows, key=lambda row: not row.said)


def rows_to_put_right(meeting, noted):
    """Those who were `noted` (an Attendance by the pk of each), some of whom left since; then the other members."""
    rsvps = {rsvp.user_id: rsvp for rsvp in meeting.rsvps.all()}
    people = [each.user for each in noted.values()]
    people += meeting.people().exclude(pk__in=noted).order_by("name", "pk")
    rows = []
    for person in people:
        known = noted.get(person.pk)
        row = Row(person, said_before(rsvps.get(person.pk)), is_asked=known is not None, is_told=known is not None)
        row.minutes = known and known.minutes
        rows.append(row)
    return rows


def said_before(rsvp):
    return f"Said {rsvp.get_answer_display().lower()}" if rsvp else ""
