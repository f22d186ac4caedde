"""What somebody says of the worksheet."""

from innovations.forms.base import LongText
from sharehub.core.forms import Form


class WorksheetCommentForm(Form):
    words = LongText(
        label="What would you ask, or change?",
        rows=3,
        error_messages={"required": "Write what you want to say."},
    )
