"""When the demonstration's things happened: the verbs say now, so their times are put right afterwards."""

from contextlib import contextmanager
from datetime import date, datetime, time

from django.db.models import Max
from django.utils import timezone

from sharehub.activity.models import Event, Notification

# What happened before is read, so that whoever signs in finds a handful of news and not three years of it.
NEWS_SINCE = date(2026, 11, 9)


def moment_of(day):
    """`day` at half past ten, or the moment itself, where that is known."""
    if isinstance(day, datetime):
        return day
    return timezone.make_aware(datetime.combine(day, time(10, 30)))


@contextmanager
def happened(day):
    """All that is recorded inside happened on `day`, a date or a moment. Gives that as a moment. Not to be nested."""
    last = Event.objects.aggregate(last=Max("pk"))["last"] or 0
    yield moment_of(day)
    Event.objects.filter(pk__gt=last).update(happened_at=moment_of(day))


def backdate(thing, **fields):
    """Give saved `thing` the times, or whatever else hangs on when it was, that its verb does not take."""
    for name, value in fields.items():
        setattr(thing, name, value)
    thing.save(update_fields=list(fields))


def mark_old_news_read():
    since = moment_of(NEWS_SINCE)
    Notification.objects.unread().filter(event__happened_at__lt=since).update(read_at=since)
