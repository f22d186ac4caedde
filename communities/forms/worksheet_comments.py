"""What somebody says of the worksheet."""

from sharehub.core.forms import Form, LongText


class WorksheetCommentForm(Form):
    words = LongText(
        label="What would you ask, or change?",
        rows=3,
        error_messages={"required": "Write what you want to say."},
    )
