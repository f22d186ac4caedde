"""How people are named beside what they said or did. Template built-ins: they need no {% load %}."""

from django import template
from django.template.defaultfilters import capfirst
from django.utils.html import format_html

from ..models.user import SOMEBODY_GONE

register = template.Library()


@register.filter
def shown_name(person):
    """{{ answer.answered_by|shown_name }}: their name; not that of a closed account, nor of one that is gone (None)."""
    return person.shown_name if person else SOMEBODY_GONE


@register.simple_tag
def person_link(person):
    """{% person_link answer.answered_by %}: the name leading to their page, for signed-in readers; as shown_name."""
    if person is None or not person.is_active:
        return capfirst(shown_name(person))
    return format_html('<a href="{}">{}</a>', person.get_absolute_url(), person.name)
