"""Meetings as calendars read them (RFC 5545 and 5546): a meeting to take in, its change, its end, and feeds of many."""

import hashlib
from datetime import UTC, timedelta
from email.utils import parseaddr
from functools import lru_cache

from dateutil import tz
from django.conf import settings
from django.core.cache import cache
from django.utils import timezone
from icalendar import Calendar, Event, vCalAddress, vDuration, vText

from .models import Rsvp

# How Outlook and its like know an answer.
PARTSTAT = {"yes": "ACCEPTED", "maybe": "TENTATIVE", "no": "DECLINED", "": "NEEDS-ACTION"}
READ_EVERY = timedelta(hours=1)
KEPT_FOR = 24 * 60 * 60


def invitation(meeting, *, to):
    """The .ics for one person: a REQUEST, the same with a higher SEQUENCE once it was changed, or its CANCEL."""
    calendar = _calendar("CANCEL" if meeting.is_cancelled else "REQUEST")
    event = event_of(meeting, is_member=meeting.can_be_attended_by(to))
    rsvp = Rsvp.objects.filter(meeting=meeting, user=to).first()
    # The time stands in the address book of whoever gets it; the answer is given on the site.
    attendee = vCalAddress(f"mailto:{to.email}")
    attendee.params |= {"CN": vText(to.name), "PARTSTAT": vText(PARTSTAT[rsvp.answer if rsvp else ""])}
    attendee.params |= {"ROLE": vText("REQ-PARTICIPANT"), "RSVP": vText("FALSE")}
    event.add("attendee", attendee, encode=False)
    calendar.add_component(event)
    return _text(calendar)


def pair_invitation(pairing, *, to):
    """The .ics of the half an hour of a Pairing, for one of the two; moved, the same with a new SEQUENCE."""
    partner, network, event = pairing.partner_of(to), pairing.round.network, Event()
    page = f"{settings.SITE_URL}{pairing.get_absolute_url()}"
    event.add("uid", f"{pairing.uid}@{_host()}")
    event.add("sequence", pairing.sequence)
    event.add("dtstamp", pairing.changed_at.astimezone(UTC))
    event.add("dtstart", as_clocks_show(pairing.starts_at))
    event.add("dtend", as_clocks_show(pairing.ends_at))
    event.add("summary", f"Half an hour with {partner.shown_name} ({network.name})")
    event.add("description", "\n".join(filter(None, [pairing.words, f"Another time, or how it went: {page}"])))
    event.add("url", page)
    calendar = _calendar("PUBLISH")
    calendar.add_component(event)
    return _text(calendar)


def feed(meetings, *, name):
    """The .ics of many meetings, for a calendar that reads it again and again. For members only.

    Calendars come back every hour, and seldom is anything new: it is written when something is, and kept. Whatever an
    event says moves `changed_at`, or is in the network's name or address.
    """
    meetings = list(meetings)
    said = [(each.pk, each.sequence, each.changed_at, each.network.name, each.network.slug) for each in meetings]
    key = hashlib.sha256(repr((name, settings.SITE_URL, said)).encode()).hexdigest()
    return cache.get_or_set(f"feed-{key}", lambda: _feed(meetings, name), KEPT_FOR)


def _feed(meetings, name):
    calendar = _calendar("PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("name", name)
    calendar.add("x-published-ttl", vDuration(READ_EVERY), encode=False)
    calendar.add("refresh-interval", vDuration(READ_EVERY, params={"VALUE": "DURATION"}), encode=False)
    for meeting in meetings:
        calendar.add_component(event_of(meeting, is_member=True))
    return _text(calendar)


def event_of(meeting, *, is_member):
    """The VEVENT of a meeting. The link to join is for members only."""
    event = Event()
    page = f"{settings.SITE_URL}{meeting.get_absolute_url()}"
    link = meeting.link if is_member else ""
    event.add("uid", f"{meeting.uid}@{_host()}")
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", meeting.changed_at.astimezone(UTC))
    event.add("dtstart", as_clocks_show(meeting.starts_at))
    event.add("dtend", as_clocks_show(meeting.ends_at))
    event.add("summary", f"{meeting.title} ({meeting.network.name})")
    event.add("location", "; ".join(filter(None, [meeting.place, link])))
    event.add("description", "\n".join(_description(meeting, link, page)))
    event.add("url", page)
    event.add("status", "CANCELLED" if meeting.is_cancelled else "CONFIRMED")
    event.add("organizer", _organizer(meeting.network.name), encode=False)
    return event


def as_clocks_show(moment):
    """`moment` by London's clocks; in UTC where these show the time twice, which readers of a TZID take either way."""
    local = timezone.localtime(moment)
    return moment.astimezone(UTC) if tz.datetime_ambiguous(local) else local


@lru_cache(maxsize=256)
def _organizer(name):
    """The site on behalf of a network: nobody's own address is shown."""
    organizer = vCalAddress(f"mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}")
    organizer.params["CN"] = vText(name)
    return organizer


def _description(meeting, link, page):
    if meeting.is_cancelled:
        yield f"Cancelled: {meeting.cancel_reason}"
    if link:
        yield f"Join online: {link}"
    yield f"Agenda, and who is coming: {page}"


def _calendar(method):
    calendar = Calendar()
    calendar.add("prodid", "-//ShareHub//Meetings//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    return calendar


def _text(calendar):
    """With the rules of the time zone for the years that its meetings are in."""
    times = [event["dtstart"].dt for event in calendar.walk("VEVENT")]
    if times:
        first, last = min(times).date(), max(times).date()
        calendar.add_missing_timezones(
            first_date=first.replace(year=first.year - 1, month=1, day=1),
            last_date=last.replace(year=last.year + 2, month=1, day=1),
        )
    return calendar.to_ical()


def _host():
    return settings.SITE_URL.partition("://")[2]
