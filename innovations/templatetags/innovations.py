"""What the pages about case studies say the same way everywhere."""

import json
from datetime import timedelta

from django import template
from django.contrib.humanize.templatetags.humanize import naturalday
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.timesince import timesince

from innovations.bars import in_words
from innovations.still_going import token_for
from innovations.weekly import QUESTIONS

register = template.Library()

# The characters with which text could end a script element or begin a comment in it.
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.filter
def json_ld(data):
    """{{ data|json_ld }}: a dict as JSON that is safe inside <script type="application/ld+json">."""
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(ESCAPES))


@register.filter
def hours(number):
    """{{ entry.hours|hours }}: "3 hours", "1 hour"; nothing for None."""
    return "" if number is None else in_words(number, "hours")


@register.filter
def is_web_address(text):
    """Whether it is a link that is safe to follow; anything else stands as text."""
    return str(text).lower().startswith(("https://", "http://"))


@register.filter
def weekly_question(code):
    """{{ details.question|weekly_question }}: the weekly question of that code; "" where it is asked no more."""
    return QUESTIONS.get(code, "")


@register.filter
def still_going_url(event):
    """{{ event|still_going_url }}: the page where one answers whether it is still going, without signing in."""
    return reverse("innovations:take_up_still_going", args=[token_for(event)])


@register.filter
def ago(moment):
    """{{ spotted_work.spotted_at|ago }}: "today", "yesterday", "2 weeks ago", "3 months ago"."""
    day, today = timezone.localdate(moment), timezone.localdate()
    return naturalday(day) if day >= today - timedelta(days=1) else f"{timesince(day, today, depth=1)} ago"
