"""My work: what somebody writes, and what waits for their yes."""

from datetime import date

from django.template.response import TemplateResponse

from sharehub.core.pagination import paginate

from ..asking import asked_by, asked_of
from ..drafting import unfinished
from ..models import Challenge, Consent, Credit, Innovation, Invitation, SpottedWork, State, Suggestion, TakeUp
from ..working_on import with_others


def due_first(innovation):
    """Sorts those that their authors are asked about before the others, the longest due first."""
    due = innovation.next_review_on or date.min
    return (False, due) if innovation.is_review_due else (True, date.max)


def challenges_of(user):
    """What `user` is working on: the challenges of where they work, and those to which one of these said "us too".

    The open ones first.
    """
    seen = Challenge.objects.visible_to(user).of(user).with_place().newest_first()
    return sorted(with_others(list(seen), user), key=lambda challenge: not challenge.is_open)


def my_work(request):
    mine = list(Innovation.objects.authored_by(request.user).with_place().order_by("-updated_at", "-pk"))
    waiting = Invitation.objects.sent_to(request.user).open().select_related("innovation", "invited_by")
    named = Credit.objects.filter(person=request.user, consent=Consent.ASKED).select_related("innovation")
    offers = Suggestion.objects.visible_to(request.user).open().in_order()
    groups = [
        ("What you are writing", [each for each in mine if each.state == State.DRAFT]),
        ("Being checked", [each for each in mine if each.state == State.IN_REVIEW]),
        ("Published", sorted((each for each in mine if each.state == State.PUBLISHED), key=due_first)),
        ("Off the site", [each for each in mine if each.state == State.ARCHIVED]),
    ]
    context = {
        "groups": [(title, found) for title, found in groups if found],
        "invitations": list(waiting),
        "credits": list(named.order_by("pk")),
        "asked_of_you": asked_of(request.user),
        "you_asked": asked_by(request.user),
        "unfinished": unfinished(request.user),
        "take_ups": paginate(request, TakeUp.objects.kept_by(request.user).silent_first()),
        "offers": list(offers.filter(innovation__authors__person=request.user)),
        "challenges": challenges_of(request.user),
        "is_advocate": request.user.advocacies.current().exists(),
        "spotted": SpottedWork.objects.visible_to(request.user).filter(spotted_by=request.user).newest_first()[:5],
        "offered": list(offers.filter(offered_by=request.user)),
    }
    return TemplateResponse(request, "innovations/my_work.html", context)
