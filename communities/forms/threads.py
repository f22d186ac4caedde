"""What members ask and tell each other."""

from django import forms

from sharehub.core.forms import Form, LongText, Radios, line

ASKS, TELLS = "ask", "tell"


class ThreadForm(Form):
    kind = forms.ChoiceField(
        label="Do you ask, or tell?",
        choices=[(ASKS, "I ask something"), (TELLS, "I tell something, or start a conversation")],
        initial=ASKS,
        widget=Radios,
        error_messages={"required": "Choose whether you ask or tell."},
    )
    title = line(
        "In one line",
        "Write it in one line.",
        limit=120,
        help_text="For example: Who codes letters on the days when your one person is off?",
    )
    words = LongText(
        label="A little more",
        rows=6,
        help_text="What you have tried, and what would help. Nothing about a patient.",
        error_messages={"required": "Write a sentence or two, so that others can answer."},
    )

    @property
    def said(self):
        """What to hand to the verb."""
        told = {name: self.cleaned_data[name] for name in ("title", "words")}
        return told | {"is_question": self.cleaned_data["kind"] == ASKS}


class PostForm(Form):
    words = LongText(label="What do you say?", rows=4, error_messages={"required": "Write what you want to say."})
