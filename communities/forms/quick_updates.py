"""Three lines before a meeting, and what is told to those who ask for more."""

from sharehub.core.forms import Form, LongText, line

from ..models.quick_update import LONGEST_LINE


class QuickUpdateForm(Form):
    hide_optional = True
    doing = line(
        "What are you doing?",
        "Write a line about what you are doing.",
        limit=LONGEST_LINE,
        help_text="For example: teaching a second person to sort letters.",
    )
    going = line(
        "How is it going?",
        limit=LONGEST_LINE,
        help_text="For example: slower than the first, but no mistake in a week.",
    )
    need = line(
        "What do you need?",
        limit=LONGEST_LINE,
        help_text="For example: a one-page test that somebody has used.",
    )

    def __init__(self, data=None, *, update=None, **kwargs):
        if update is not None:
            kwargs["initial"] = {name: getattr(update, name) for name in self.base_fields}
        super().__init__(data, **kwargs)


class TellForm(Form):
    answer = LongText(label="What do you tell them?", rows=5, error_messages={"required": "Write what you tell them."})
