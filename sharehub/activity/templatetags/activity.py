"""What concerns the person who looks at the page."""

from django import template

from .. import queries

register = template.Library()


@register.simple_tag
def unread_count(user):
    """{% unread_count user as unread %}: how many notifications they have not read, of those they would be shown."""
    return queries.unread_count(user)


@register.inclusion_tag("activity/_event.html")
def event_in_words(event):
    """{% event_in_words event %}: one line with a link to what it is about."""
    # Whoever closed their account is "Somebody", as whoever has none any more.
    actor = event.actor if event.actor and event.actor.is_active else None
    said = {"subject": event.subject, "person": event.person, "details": event.details}
    return {"event": event, "actor": actor, **said}
