"""The few words that go with publishing, sending back and taking off the site, and with starting."""

from django import forms

from sharehub.core.forms import Form, LongText

from .sections import TITLE_ERRORS, ThemesField


class StartWritingForm(forms.Form):
    """What it is about, asked before anything is started, so that one can look first."""

    title = forms.CharField(
        max_length=120,
        label="In one line",
        help_text="As you would say it to a colleague over coffee. You can change it later.",
        error_messages=TITLE_ERRORS,
    )
    themes = ThemesField(label="What is it about?", help_text="Choose any that fit.")


class NewEditionForm(Form):
    """`after` is the number of the edition that was the newest when the page was opened."""

    after = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=1_000_000)
    whats_new = LongText(
        label="What is new in this edition?",
        help_text="One or two sentences for people who read the last one.",
        rows=4,
        error_messages={"required": "Write what is new."},
    )


class SendBackForm(forms.Form):
    reason = LongText(
        label="What should they change?",
        help_text="The authors read this. Say what, where and why, kindly.",
        rows=4,
        error_messages={"required": "Write what they should change."},
    )


class ArchiveForm(forms.Form):
    reason = LongText(
        label="Why do you take it off the site?",
        help_text="Only its authors and the moderators can read this.",
        rows=3,
        error_messages={"required": "Write why."},
    )
