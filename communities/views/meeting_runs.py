"""The run page: the item now and its clock, what is next, and the whole. Everybody in the meeting sees the same."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from innovations.models import WrongState
from sharehub.moderation.decorators import asks_about_patients

from ..actions import begin_meeting
from ..decorators import load_meeting, meeting_insiders_only, meeting_runners_only
from ..forms.notes import NotesForm
from ..forms.promises import PromiseForm
from ..models import MeetingState
from ..queries import coming_in_words, next_day, updates_of
from ..running import Board

ON = (MeetingState.PLANNED, MeetingState.RUNNING)


def shown(meeting, user, board):
    """What the run page shows of how far it is, for the whole page and for its poll."""
    return {
        "meeting": meeting,
        "board": board,
        "can_run": meeting.state in ON and meeting.can_be_run_by(user),
        "promises": meeting.commitments.select_related("person").order_by("pk"),
    }


def version_of(board):
    return board.version(board.meeting.commitments.count())


@never_cache
@require_safe
@load_meeting
@meeting_insiders_only
def meeting_run(request, meeting):
    if meeting.state not in ON:
        messages.info(request, f"This meeting is {meeting.get_state_display().lower()}.")
        return redirect(meeting)
    return run_page(request, meeting)


def run_page(request, meeting, *, promise_form=None, status=200):
    board = Board(meeting, timezone.now())
    context = shown(meeting, request.user, board)
    takes_notes = meeting.recorder_id in (None, request.user.pk) or "write" in request.GET
    if context["can_run"]:
        promise_form = promise_form or PromiseForm(people=meeting.people(), next_on=next_day(meeting))
        context |= {"promise_form": promise_form, "form": promise_form}
        context["notes_form"] = NotesForm(thing=meeting) if takes_notes else None
    context |= {
        "version": version_of(board),
        "coming": coming_in_words(meeting),
        "network": meeting.network,
        "updates": updates_of(meeting, request.user),
        "is_member": meeting.can_be_attended_by(request.user),
    }
    return TemplateResponse(request, "communities/meeting_run.html", context, status=status)


@never_cache
@require_safe
@load_meeting
@meeting_insiders_only
def meeting_poll(request, meeting):
    """What has changed since `?version=`; 204, and nothing else, where nothing has."""
    board = Board(meeting, timezone.now())
    version = version_of(board)
    if request.GET.get("version") == version:
        return HttpResponse(status=204)
    context = shown(meeting, request.user, board) | {"version": version}
    return TemplateResponse(request, "communities/meeting_poll.html", context)


@require_POST
@load_meeting
@meeting_runners_only
def meeting_start(request, meeting):
    return press(request, meeting, partial(begin_meeting, meeting=meeting))


@require_POST
@load_meeting
@meeting_runners_only
def agenda_item_start(request, meeting, item):
    return press(request, meeting, item_of(meeting, item).start)


@require_POST
@load_meeting
@meeting_runners_only
def agenda_item_finish(request, meeting, item):
    return press(request, meeting, item_of(meeting, item).finish)


@require_POST
@load_meeting
@meeting_runners_only
def agenda_item_skip(request, meeting, item):
    return press(request, meeting, item_of(meeting, item).skip)


@require_POST
@load_meeting
@meeting_runners_only
def agenda_item_shorten(request, meeting, item):
    """To `minutes`: not by so many, so that pressing twice takes them once."""
    minutes = request.POST.get("minutes", "")
    minutes = int(minutes) if minutes.isdecimal() and len(minutes) < 4 else 0
    return press(request, meeting, item_of(meeting, item).shorten, minutes=minutes)


def item_of(meeting, item):
    item = get_object_or_404(meeting.agenda, pk=item)
    item.meeting = meeting
    return item


def press(request, meeting, verb, **values):
    """Call the verb of a button. Somebody else may have pressed another one meanwhile: the page shows how it stands."""
    try:
        verb(by=request.user, **values)
    except WrongState as error:
        messages.info(request, f"{error} This is how it stands now.")
    return redirect("communities:meeting_run", meeting.network.slug, meeting.pk)


@require_POST
@load_meeting
@meeting_runners_only
@asks_about_patients(form_at="communities:meeting_run")
def meeting_promise(request, meeting):
    """Who does what by when, noted while it is said."""
    form = PromiseForm(request.POST, people=meeting.people(), next_on=next_day(meeting))
    if not form.is_valid():
        return run_page(request, meeting, promise_form=form)
    meeting.network.commitments.make(by=request.user, meeting=meeting, **form.promise)
    return redirect("communities:meeting_run", meeting.network.slug, meeting.pk)
