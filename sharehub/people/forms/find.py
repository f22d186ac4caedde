"""Finding an organisation by what one knows of it."""

from django import forms


class FindForm(forms.Form):
    """Answers come by GET, so that a list of results has an address."""

    q = forms.CharField(
        label="Name, place, postcode or ODS code",
        max_length=100,
        required=False,
        error_messages={"max_length": "Search for at most 100 characters."},
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    hide_optional = True

    @property
    def words(self):
        """What was searched for, "" for nothing or for what cannot be searched for."""
        return self.cleaned_data.get("q", "") if self.is_valid() else ""
