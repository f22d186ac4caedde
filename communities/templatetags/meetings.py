"""When meetings are, as people say it: "Thursday 26 November 2026, 6pm to 7:30pm". By London's clocks."""

from dateutil import tz
from django import template
from django.utils import timezone
from django.utils.dateformat import format as date_text

register = template.Library()


@register.filter
def clock(moment):
    """ "6pm", "7:30pm", "midday", "midnight"; on the night that the clocks go back also which of the two it is."""
    local = timezone.localtime(moment)
    special = {(0, 0): "midnight", (12, 0): "midday"}.get((local.hour, local.minute))
    minutes = f":{local.minute:02}" if local.minute else ""
    words = special or f"{local.hour % 12 or 12}{minutes}{'am' if local.hour < 12 else 'pm'}"
    if tz.datetime_ambiguous(local):
        words += " (after the clocks go back)" if local.fold else " (before the clocks go back)"
    return words


@register.filter
def hours(meeting):
    """ "6pm to 7:30pm"."""
    return f"{clock(meeting.starts_at)} to {clock(meeting.ends_at)}"


@register.filter
def day(moment):
    """ "Thursday 26 November 2026"."""
    return date_text(timezone.localtime(moment), "l j F Y")


@register.filter
def weekday(moment):
    """ "Thursday" within a week from now, else "17 December"."""
    days = (timezone.localdate(moment) - timezone.localdate()).days
    return date_text(timezone.localtime(moment), "l" if 0 <= days < 7 else "j F")


@register.filter
def day_and_clock(moment):
    """ "Thursday 26 November 2026, 6pm"."""
    return f"{day(moment)}, {clock(moment)}"


@register.filter
def in_days(moment):
    """ "today", "tomorrow", "in 5 days"."""
    days = (timezone.localdate(moment) - timezone.localdate()).days
    return {0: "today", 1: "tomorrow"}.get(days, f"in {days} days")


@register.filter
def where(meeting):
    """ "Online", "Millbrook Surgery", "Millbrook Surgery, or online"."""
    if not meeting.is_in_person:
        return "Online"
    room = meeting.place or "In the room"
    return f"{room}, or online" if meeting.is_online else room
