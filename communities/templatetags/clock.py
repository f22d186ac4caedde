"""Times as people say them, and how long something takes: {% load clock %}."""

from django import template
from django.utils import timezone

register = template.Library()


@register.filter
def clock(moment):
    """{{ meeting.starts_at|clock }}: "6:20pm", by the clock in London."""
    at = timezone.localtime(moment)
    return f"{at.hour % 12 or 12}:{at:%M}{'am' if at.hour < 12 else 'pm'}"


@register.filter
def stopwatch(seconds):
    """{{ 1752|stopwatch }}: "29:12"; with hours, "1:02:03"."""
    minutes, seconds = divmod(seconds or 0, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
