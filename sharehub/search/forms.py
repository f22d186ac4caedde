"""Choosing themes."""

from django import forms

from sharehub.core.forms import Checkboxes

from .models import Theme


def theme_choices():
    return list(Theme.objects.order_by("name").values_list("slug", "name"))


class ThemesField(forms.MultipleChoiceField):
    """Themes, by their slugs; cleaned to Theme objects."""

    def __init__(self, **kwargs):
        super().__init__(choices=theme_choices, widget=Checkboxes, required=False, **kwargs)

    def clean(self, value):
        return list(Theme.objects.filter(slug__in=super().clean(value)).order_by("name"))
