"""An item of an agenda."""

from django import forms

from sharehub.core.forms import Form, LongText, line

from ..models import ItemKind
from ..models.agenda_item import MOST_MINUTES
from .meetings import number


class PersonField(forms.ModelChoiceField):
    """One of the members, by name; perhaps nobody."""

    def __init__(self, **kwargs):
        errors = {"invalid_choice": "Choose one of the members.", "required": "Choose somebody."}
        super().__init__(queryset=None, error_messages=errors, **kwargs)

    def label_from_instance(self, person):
        return person.name


class ItemForm(Form):
    title = line("What is it about?", "Write in a line what it is about.", limit=120)
    minutes = number("How many minutes?", low=1, high=MOST_MINUTES)
    kind = forms.ChoiceField(label="What kind of item?", choices=ItemKind.choices, initial=ItemKind.DEEP_DIVE)
    focus = forms.ModelChoiceField(
        label="Which area of focus?", queryset=None, required=False, empty_label="None in particular"
    )
    leader = PersonField(label="Who leads it?", required=False, empty_label="Nobody in particular")
    guest = line("Or a guest", limit=120, help_text="Their name, and where they come from.")
    papers = LongText(
        label="Papers and links", required=False, rows=3, help_text="What people should read before, as links or words."
    )

    def __init__(self, data=None, *, network, item=None, **kwargs):
        if item is not None:
            kwargs["initial"] = {name: getattr(item, name) for name in self.base_fields}
        super().__init__(data, **kwargs)
        self.fields["focus"].queryset = network.focuses.all()
        self.fields["leader"].queryset = network.people().order_by("name", "pk")

    def clean(self):
        said = super().clean()
        if said.get("leader") and said.get("guest"):
            self.add_error("guest", "Choose a member or name a guest, not both.")
        return said
