"""Whether somebody comes, in one question; a lead may answer for somebody who phoned."""

from django import forms

from sharehub.core.forms import Form, Radios, line

from ..models import How, MeetingKind
from .agendas import PersonField

MAYBE_AND_NO = [("maybe", "Maybe"), ("no", "No")]


def choices_for(meeting):
    """What one may say: where there is a room and a link, a yes says which."""
    yes = [("room", "Yes, in the room"), ("online", "Yes, online")]
    return [*(yes if meeting.kind == MeetingKind.BOTH else [("yes", "Yes")]), *MAYBE_AND_NO]


def said_in(rsvp, meeting):
    """The choice that an Rsvp stands for."""
    if rsvp is None:
        return ""
    return rsvp.how if rsvp.answer == "yes" and meeting.kind == MeetingKind.BOTH else rsvp.answer


class RsvpForm(Form):
    coming = forms.ChoiceField(
        label="Are you coming?", widget=Radios, error_messages={"required": "Say whether you come."}
    )
    note = line("A note", limit=200, help_text="For example: ten minutes late, or I bring our rota.")

    def __init__(self, data=None, *, meeting, rsvp=None, **kwargs):
        initial = {"coming": said_in(rsvp, meeting), "note": rsvp.note if rsvp else ""}
        super().__init__(data, initial=initial, **kwargs)
        self.fields["coming"].choices = choices_for(meeting)

    @property
    def told(self):
        """What to hand to `meeting.rsvps.answer`."""
        coming = self.cleaned_data["coming"]
        answer, how = ("yes", coming) if coming in How.values else (coming, "")
        return {"answer": answer, "how": how, "note": self.cleaned_data["note"]}


class RsvpForForm(RsvpForm):
    """A lead answers for somebody."""

    user = PersonField(label="For whom?", empty_label="Choose somebody")

    field_order = ["user", "coming", "note"]

    def __init__(self, data=None, *, meeting, **kwargs):
        super().__init__(data, meeting=meeting, **kwargs)
        self.fields["coming"].label = "Are they coming?"
        self.fields["user"].queryset = meeting.people().order_by("name", "pk")

    @property
    def told(self):
        return super().told | {"user": self.cleaned_data["user"]}
