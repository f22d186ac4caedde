"""Where it happens: one of the places offered, which are the person's own and those found by name, postcode or code."""

from django import forms

from sharehub.core.forms import Radios, SectionForm
from sharehub.people.models import Organisation

NOWHERE = "none"


class PlaceForm(SectionForm):
    organisation = forms.ChoiceField(
        widget=Radios,
        label="Choose the place",
        error_messages={
            "required": "Choose the place, or search for it.",
            "invalid_choice": "Choose one of the places shown, or search for another.",
        },
    )

    def __init__(self, data=None, *, thing, places=(), **kwargs):
        """`places` (organisations) are offered besides the one it has now."""
        super().__init__(data, thing=thing, **kwargs)
        offered = [thing.organisation, *places] if thing.organisation else places
        self.places = {place.ods_code: place for place in offered}
        field = self.fields["organisation"]
        choices = [(code, place.name) for code, place in self.places.items()]
        field.choices = [*choices, (NOWHERE, "No particular place")]
        field.widget.hints = {code: described(place) for code, place in self.places.items()}

    def initial_of(self, thing):
        return {"organisation": thing.organisation.ods_code if thing.organisation else NOWHERE}

    def clean_organisation(self):
        return self.places.get(self.cleaned_data["organisation"])


def described(place):
    """The line that tells two places of one name apart."""
    return ", ".join(filter(None, [place.address, place.postcode, place.ods_code]))


def places_of(user):
    """The organisations where `user` works now."""
    return list(Organisation.objects.filter(affiliations__in=user.affiliations.current()).order_by("name", "pk"))


def places_found(user, words, limit=10):
    """At most `limit` open organisations whose name, postcode or code fits `words`."""
    return list(Organisation.objects.visible_to(user).open().find(words)[:limit]) if words else []
