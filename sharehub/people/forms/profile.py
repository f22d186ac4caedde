"""What people say of themselves."""

from django import forms

from ..geography import UnknownPostcode, district_of, point_for_postcode
from ..models import Affiliation, User
from ..postcodes import tidy_postcode


class NameForm(forms.Form):
    name = User._meta.get_field("name").formfield(
        label="Your name",
        error_messages={"required": "Enter your name.", "max_length": "Your name must have 100 characters or fewer."},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )


class PostcodeForm(forms.Form):
    postcode = forms.CharField(
        required=False,
        max_length=12,
        label="Your postcode",
        help_text="The whole of it, or only its first half, such as PE30.",
        error_messages={"max_length": "Enter a postcode, such as PE30 1CK or PE30."},
        widget=forms.TextInput(attrs={"class": "nhsuk-input--width-10", "autocomplete": "postal-code"}),
    )

    def clean_postcode(self):
        """As it is written, where we know it."""
        text = self.cleaned_data["postcode"]
        if not text:
            return ""
        try:
            point_for_postcode(text)
        except UnknownPostcode as error:
            raise forms.ValidationError(f"{error}. Check it, or leave it empty.") from error
        return tidy_postcode(text) or district_of(text)


class RoleForm(forms.Form):
    """Which organisation is chosen stands in the address, not in the form."""

    job_role = Affiliation._meta.get_field("job_role").formfield(
        label="What do you do there?",
        help_text="As colleagues would say it, such as practice manager, GP partner, receptionist or PCN pharmacist.",
        error_messages={
            "required": "Enter what you do there.",
            "max_length": "What you do there must have 100 characters or fewer.",
        },
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
