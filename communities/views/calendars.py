"""One's own meetings by month, and the secret addresses at which a calendar reads them."""

import re
from calendar import Calendar
from datetime import date

from dateutil.relativedelta import relativedelta
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from sharehub.core.pagination import paginate

from ..calendars import feed
from ..models import CalendarFeed, Meeting, Network, Rsvp

PER_PAGE = 6
KEPT_FOR = relativedelta(years=1)
MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")


@require_safe
def calendar(request):
    """A month, and the list of all that is to come."""
    first = month_asked(request.GET.get("month", ""))
    mine = Meeting.objects.visible_to(request.user).of(request.user).select_related("network")
    page = paginate(request, mine.upcoming(), per_page=PER_PAGE)
    upcoming = list(page.object_list)
    answers = {rsvp.meeting_id: rsvp for rsvp in Rsvp.objects.filter(meeting__in=upcoming, user=request.user)}
    for meeting in upcoming:
        meeting.mine = answers.get(meeting.pk)
    page.object_list = upcoming
    weeks = weeks_of(first, mine)
    context = {
        "first": first,
        "weeks": weeks,
        "has_any": any(cell["meetings"] for week in weeks for cell in week if cell["is_here"]),
        "previous": first - relativedelta(months=1),
        "next": first + relativedelta(months=1),
        "today": timezone.localdate(),
        "page": page,
    }
    return TemplateResponse(request, "communities/calendar.html", context)


def month_asked(text):
    """The first day of the month that the address names, such as 2026-11; of this month where it names none."""
    if named := MONTH.fullmatch(text):
        return date(int(named[1]), int(named[2]), 1)
    return timezone.localdate().replace(day=1)


def weeks_of(first, meetings):
    """Weeks from Monday, each a list of dicts: `day`, `is_here` (within the month) and its `meetings`."""
    weeks = Calendar().monthdatescalendar(first.year, first.month)
    shown = meetings.not_cancelled().filter(starts_at__date__range=(weeks[0][0], weeks[-1][-1]))
    by_day = {}
    for meeting in shown.order_by("starts_at", "pk"):
        by_day.setdefault(timezone.localdate(meeting.starts_at), []).append(meeting)
    return [
        [{"day": day, "is_here": day.month == first.month, "meetings": by_day.get(day, [])} for day in week]
        for week in weeks
    ]


@login_not_required
@require_safe
def calendar_feed(request, key):
    """For calendars, which do not sign in: whoever has the address reads it, as long as it is live."""
    found = get_object_or_404(CalendarFeed.objects.live().select_related("user", "network"), key=key)
    since = timezone.now() - KEPT_FOR
    meetings = found.meetings().filter(starts_at__gt=since).select_related("network").order_by("starts_at", "pk")
    name = found.network.name if found.network else "Network meetings"
    headers = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex"}
    return HttpResponse(feed(meetings, name=name), content_type="text/calendar; charset=utf-8", headers=headers)


@require_safe
def calendar_feed_list(request):
    """The addresses that one has, for all meetings and for those of each network."""
    feeds = {each.network_id: each for each in CalendarFeed.objects.live().filter(user=request.user)}
    networks = Network.objects.visible_to(request.user).joined_by(request.user).by_name()
    rows = [{"network": None, "feed": feeds.get(None)}]
    rows += [{"network": network, "feed": feeds.get(network.pk)} for network in networks]
    for row in rows:
        row["address"] = row["feed"] and request.build_absolute_uri(row["feed"].get_absolute_url())
        # What Outlook and phones open as a calendar to subscribe to.
        row["webcal"] = row["feed"] and f"webcal:{row['address'].partition(':')[2]}"
    return TemplateResponse(request, "communities/calendar_feed_list.html", {"rows": rows})


@require_POST
def calendar_feed_give(request):
    """Of all one's meetings, or of the network whose slug is posted."""
    slug, network = request.POST.get("network", ""), None
    if slug:
        network = get_object_or_404(Network.objects.visible_to(request.user).joined_by(request.user), slug=slug)
    CalendarFeed.objects.give(user=request.user, network=network)
    messages.success(request, "Here is the address. Give it to your calendar, and to nobody else.")
    return redirect("communities:calendar_feed_list")


@require_POST
def calendar_feed_renew(request, pk):
    own(request, pk).renew(by=request.user)
    messages.success(request, "Here is a new address. The old one leads nowhere any more.")
    return redirect("communities:calendar_feed_list")


@require_POST
def calendar_feed_revoke(request, pk):
    own(request, pk).revoke(by=request.user)
    messages.success(request, "That address leads nowhere any more.")
    return redirect("communities:calendar_feed_list")


def own(request, pk):
    return get_object_or_404(CalendarFeed.objects.live(), pk=pk, user=request.user)
