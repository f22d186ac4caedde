"""A file on an entry. What is in it is looked at by the verb; a picture needs words beside it."""

from django import forms
from django.conf import settings

from ..files.formats import ENDINGS, PICTURES, TAKEN
from ..files.names import ending_of
from ..models.attachment import UNDESCRIBED

# Telling browsers keeps phones from handing over formats that nothing else can read: they send a JPEG instead.
ACCEPT = ",".join(f".{ending}" for ending in ENDINGS)


class AttachmentForm(forms.Form):
    hide_optional = True  # whether the description is depends on the file
    file = forms.FileField(
        label="Choose a file",
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        error_messages={"required": "Choose a file.", "empty": "It is empty. Check that you chose the right file."},
    )
    description = forms.CharField(
        label="What does it show?",
        help_text="Needed for a picture, for people who cannot see it. For example, the wall chart with four columns.",
        max_length=250,
        required=False,
        error_messages={"max_length": "Shorten it to 250 characters or fewer."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        limit = f"{settings.LARGEST_FILE_MB} MB"
        self.fields["file"].help_text = f"{TAKEN}, up to {limit}. Take patients’ details out first."

    def clean(self):
        file, description = self.cleaned_data.get("file"), self.cleaned_data.get("description")
        is_picture = file and ENDINGS.get(ending_of(file.name)) in PICTURES
        if is_picture and not description and "description" not in self.errors:
            self.add_error("description", UNDESCRIBED)
        return self.cleaned_data
