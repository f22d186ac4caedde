"""What a person is asked for when they create an account, beside email and password."""

from django import forms


class SignupForm(forms.Form):
    """allauth builds its own form on this one."""

    name = forms.CharField(
        label="Your name",
        max_length=100,
        help_text="As colleagues know you.",
        error_messages={"required": "Enter your name.", "max_length": "Your name must have 100 characters or fewer."},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    field_order = ["name", "email", "password1"]

    def signup(self, request, user):
        user.name = self.cleaned_data["name"]
        user.save(update_fields=["name"])
