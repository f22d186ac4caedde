"""What people say of themselves."""

from django import forms

from ..models import Affiliation, User


class NameForm(forms.Form):
    name = User._meta.get_field("name").formfield(
        label="Your name",
        error_messages={"required": "Enter your name.", "max_length": "Your name must have 100 characters or fewer."},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )


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
