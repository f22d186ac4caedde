"""How long something takes: {% load running %}."""

from django import template

register = template.Library()


@register.filter
def stopwatch(seconds):
    """{{ 1752|stopwatch }}: "29:12"; with hours, "1:02:03"."""
    minutes, seconds = divmod(seconds or 0, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
