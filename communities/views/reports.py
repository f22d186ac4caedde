"""A reader's concern about what members of a network wrote, and their asking to look again."""

from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from innovations.views.reports import report_page

from ..decorators import load_network
from ..models import Meeting, MeetingState, Outcome, Post, QuickUpdate, Share, Thread, WorksheetComment

# By their names in addresses: where they are found, and how each leads to its network.
KINDS = {
    "comment": (WorksheetComment.objects.standing, "network"),
    "notes": (Meeting.objects.filter(state=MeetingState.CLOSED).all, "network"),
    "outcome": (Outcome.objects.all, "network"),
    "post": (Post.objects.filter(deleted_at=None).all, "thread__network"),
    "share": (Share.objects.standing, "network"),
    "thread": (Thread.objects.filter(deleted_at=None).all, "network"),
    "update": (QuickUpdate.objects.all, "meeting__network"),
}


def load_subject(view):
    """Hand the view the thing of that kind and key in that network, where the person may read it."""

    @load_network
    @wraps(view)
    def wrapped(request, network, kind, pk):
        if kind not in KINDS:
            raise Http404("There is no such kind of thing.")
        found, path = KINDS[kind]
        subject = get_object_or_404(found().visible_to(request.user).with_context().filter(**{path: network}), pk=pk)
        if kind == "notes" and not subject.notes_can_be_read_by(request.user):
            raise Http404("They do not read its notes.")
        return view(request, subject)

    return wrapped


@load_subject
def report_create(request, subject):
    return report_page(request, subject)


@require_POST
@load_subject
def ask_to_show(request, subject):
    """Those who wrote what is hidden have put it right."""
    if not subject.can_be_put_right_by(request.user):
        raise PermissionDenied
    subject.ask_to_show(by=request.user)
    messages.success(request, "The moderators are asked to look again. You will be told what they decide.")
    return redirect(subject)
