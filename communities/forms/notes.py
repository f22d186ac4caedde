"""The notes of a meeting."""

from sharehub.core.forms import LongText, WritingForm


class NotesForm(WritingForm):
    hide_optional = True
    notes = LongText(label="Notes", rows=10, required=False)
