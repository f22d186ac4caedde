"""How the health check shows a level: in words before colours."""

from django import template
from django.utils.html import format_html

from communities.health.answers import Answers
from communities.health.levels import Level

register = template.Library()

COLOURS = {Level.STRONG: "green", Level.STEADY: "blue", Level.SLIPPING: "yellow", Level.NEEDS_US: "red"}
MOST_DOTS = 30


@register.filter
def level_name(level):
    """{{ fact.level|level_name }}: "Steady"; "Not known yet" for None."""
    return "Not known yet" if level is None else Level(level).label


@register.simple_tag
def level_tag(level):
    """{% level_tag reading.level %}: the level in words, in a tag of its colour."""
    return format_html(
        '<strong class="nhsuk-tag nhsuk-tag--{}">{}</strong>', COLOURS.get(level, "grey"), level_name(level)
    )


@register.filter
def dots(answers: Answers):
    """One name a dot, an answer each: "yes", "partly", "no"; none where there are too many to count by eye."""
    if answers.total > MOST_DOTS:
        return []
    return ["yes"] * answers.yes + ["partly"] * answers.partly + ["no"] * answers.no
