"""What people say under a case study, a challenge or a take-up."""

from django import forms

from sharehub.core.forms import Form, LongText


class CommentForm(Form):
    words = LongText(
        label="What do you want to say?",
        help_text="It shows with your name and where you work. Nothing about a patient.",
        rows=4,
        error_messages={"required": "Write what you want to say."},
    )


class OfferForm(CommentForm):
    """On a challenge."""

    is_offer = forms.BooleanField(label="I can help with this: mark it as an offer", required=False)
