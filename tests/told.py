"""Who was told what."""

from sharehub.activity.models import Event, Notification


def told_about(subject, verb):
    """The people who have a notification that `verb` was done to `subject`, as a set."""
    events = Event.objects.of(subject).filter(verb=f"{subject._meta.model_name}_{verb}")
    return {each.recipient for each in Notification.objects.filter(event__in=events)}
