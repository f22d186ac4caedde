"""What a colleague offers the team, and what the team answers."""

from django import forms

from sharehub.core.forms import Form, LongText

from .entries import ENTRY_FORMS
from .notes import NoteForm

WHY = {
    "label": "Why would it help others?",
    "help_text": "One or two sentences for the team: how you know, or what happened at your place.",
    "rows": 3,
    "error_messages": {"required": "Write why it would help."},
}


class OfferNoteForm(NoteForm):
    """A new note for somebody else's workbook, without a photo."""

    photo = None
    why = LongText(**WHY)


def offer_change_form(data, entry):
    """The form of an entry of that kind, filled with what `entry` (a frozen one) says, and asking why."""
    form_class = type("OfferChangeForm", (ENTRY_FORMS[entry.kind],), {"why": LongText(**WHY)})
    form = form_class(data)
    if data is None:
        form.initial |= form.initial_of(entry)
    return form


class RemarkForm(Form):
    words = LongText(label="Say something about it", rows=3, error_messages={"required": "Write something."})


class DeclineForm(Form):
    words = LongText(
        label="Why not this time?",
        help_text="They read this. Say thank you, and why it does not fit.",
        rows=3,
        error_messages={"required": "Write why."},
    )


class WithdrawEditionForm(forms.Form):
    reason = LongText(
        label="Why should nobody follow it?",
        help_text="Readers who open it see this instead of its text.",
        rows=3,
        error_messages={"required": "Write why."},
    )
