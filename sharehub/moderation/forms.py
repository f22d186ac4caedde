"""What people say to a question about patients, and when they report something."""

from django import forms

from sharehub.core.forms import Radios

from .models import Reason

LONGEST_REASON, LONGEST_WORDS = 300, 2000
HINTS = {
    "patient": "It goes out of sight at once, until a moderator has looked.",
    "harmful": "For example, it goes against safe practice.",
}


class AssuranceForm(forms.Form):
    """Why what was typed is not about a patient. Its prefix keeps it apart from the form that it came with."""

    prefix = "patients"
    reason = forms.CharField(
        max_length=LONGEST_REASON,
        label="Why is it not about a patient?",
        help_text="For example: it is our own phone number, or she is our practice manager.",
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Write why it is not about a patient."},
    )


class ReportForm(forms.Form):
    reason = forms.ChoiceField(
        choices=Reason.choices,
        widget=Radios(hints=HINTS),
        label="What is it?",
        error_messages={"required": "Choose what it is."},
    )
    words = forms.CharField(
        required=False,
        max_length=LONGEST_WORDS,
        label="Where is it, and what should we know?",
        help_text="Only moderators read this. Do not copy anything about a patient into it: say where it stands.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
