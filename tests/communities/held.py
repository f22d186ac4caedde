"""Meetings that took place, made as rows: what was written down of them long ago."""

from datetime import timedelta

from django.utils import timezone

from communities.models import AgendaItem, Attendance, Meeting


def create_held_meeting(network, *, days_ago, minutes=90, over=0, present=(), guests=0, absent=(), items=(), **fields):
    """A closed meeting that began so many days ago and ended `over` minutes late.

    `items` are dicts of an AgendaItem's fields; they were taken by the clock, but for those with `is_left=True`.
    """
    starts_at = timezone.now() - timedelta(days=days_ago)
    ends_at = starts_at + timedelta(minutes=minutes)
    finished_at = ends_at + timedelta(minutes=over)
    told = {"title": f"{days_ago} days ago", "state": "closed", "started_at": starts_at, "finished_at": finished_at}
    told |= {"closed_at": finished_at, "notes_final_at": finished_at + timedelta(days=7)}
    meeting = Meeting.objects.create(network=network, starts_at=starts_at, ends_at=ends_at, **(told | fields))
    rows = [Attendance(meeting=meeting, user=user, is_present=True) for user in present]
    rows += [Attendance(meeting=meeting, guest=f"Guest {number}", is_present=True) for number in range(guests)]
    rows += [Attendance(meeting=meeting, user=user, is_present=False, reason="leave") for user in absent]
    Attendance.objects.bulk_create(rows)
    for place, item in enumerate(items, start=1):
        item = {"title": f"Item {place}", "minutes": 20, "kind": "deep_dive"} | item
        times = {} if item.pop("is_left", False) else {"started_at": starts_at, "finished_at": finished_at}
        AgendaItem.objects.create(meeting=meeting, place=place, **times, **item)
    return meeting
