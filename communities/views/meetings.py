"""Meetings of a network: the list, calling one or a series, the page of each, and its .ics."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from innovations.models import WrongState
from sharehub.core.pagination import paginate
from sharehub.core.typed import typed
from sharehub.moderation.decorators import asks_about_patients

from ..calendars import invitation
from ..coming import takes_answers, who_comes
from ..decorators import attenders_only, load_meeting, load_network, runners_only
from ..forms.meetings import NewMeetingForm, refuse
from ..forms.rsvps import choices_for, said_in
from ..models import MeetingKind, Part, Unfit
from ..models.agenda_item import timed
from ..queries import after, updates_of

PER_PAGE = 20


@require_safe
@load_network
def meeting_list(request, network):
    """Those to come, and those that took place a page at a time."""
    context = {
        "network": network,
        "upcoming": list(network.meetings.visible_to(request.user).upcoming()),
        "page": paginate(request, network.meetings.visible_to(request.user).past(), per_page=PER_PAGE),
        "can_call": network.can_be_run_by(request.user),
        "is_member": network.is_joined_by(request.user),
    }
    return TemplateResponse(request, "communities/meeting_list.html", context)


@load_network
@runners_only
@asks_about_patients
def meeting_create(request, network):
    """A single meeting, or a series."""
    initial = {"kind": MeetingKind.ONLINE, "every": network.every_weeks}
    form = NewMeetingForm(typed(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            meeting = call(network, form, by=request.user)
        except Unfit as unfit:
            refuse(form, unfit)
        except WrongState as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "It is set, and everybody is told. Now give it an agenda.")
            return redirect(meeting)
    return TemplateResponse(request, "communities/meeting_form.html", {"network": network, "form": form})


def call(network, form, *, by):
    """Call what the form says. Returns the meeting, or the first of its series."""
    if comes_back := form.comes_back:
        series = network.meeting_series.call(by=by, **form.told, **comes_back)
        return series.meetings.get(number=1)
    return network.meetings.call(by=by, **form.told)


@require_safe
@load_meeting
def meeting_detail(request, meeting):
    """To all who may know of the network when and what; to members also the link, who comes and what was written."""
    user = request.user
    is_member = meeting.can_be_attended_by(user)
    is_insider = is_member or user.is_moderator
    who = who_comes(meeting, user) if is_insider else None
    context = {
        "network": meeting.network,
        "meeting": meeting,
        "now": timezone.now(),
        "is_soon": timezone.localdate(meeting.starts_at) <= timezone.localdate() + timedelta(days=1),
        "items": timed(list(meeting.agenda.in_order()), meeting.starts_at),
        "total": meeting.agenda.total(),
        "is_member": is_member,
        "is_insider": is_insider,
        "can_run": meeting.can_be_run_by(user),
        "can_change": meeting.can_be_changed_by(user),
        "can_call": meeting.network.can_be_run_by(user),
        "takes_answers": takes_answers(meeting),
        "who": who,
        "choices": choices_for(meeting),
        "said": who and said_in(who.mine, meeting),
        "parts": parts_of(meeting, is_member),
        "updates": updates_of(meeting, user) if is_insider else [],
        **after(meeting, user, is_insider=is_insider),
    }
    return TemplateResponse(request, "communities/meeting_detail.html", context)


def parts_of(meeting, is_member):
    """Each part with who has it, and for members whose turn it is while nobody has."""
    asks = is_member and takes_answers(meeting)
    people = [(part, getattr(meeting, part.value)) for part in Part]
    return [
        {"part": part, "person": person, "in_turn": list(meeting.in_turn(part)) if asks and not person else []}
        for part, person in people
    ]


@require_safe
@load_meeting
@attenders_only
def meeting_ics(request, meeting):
    """To take into one's calendar: an update where it is there already, and out of it once it is cancelled."""
    method = "CANCEL" if meeting.is_cancelled else "REQUEST"
    content_type = f"text/calendar; charset=utf-8; method={method}"
    disposition = f'attachment; filename="meeting-{meeting.pk}.ics"'
    headers = {"Content-Disposition": disposition, "Cache-Control": "private, no-store"}
    return HttpResponse(invitation(meeting, to=request.user), content_type=content_type, headers=headers)
