"""Commitments: mine, a network's, the overdue ones; and what becomes of each."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from innovations.models import WrongState
from sharehub.core.pagination import paginate
from sharehub.core.typed import typed
from sharehub.moderation.decorators import asks_about_patients

from ..decorators import insiders_only, load_commitment, load_network, members_only, settlers_only
from ..forms.links import LinkForm
from ..forms.promises import CarryOverForm, LetGoForm, PromiseForm
from ..models import Commitment, Unfit
from ..queries import with_about

SHOWN = {"open": "Open", "mine": "Mine", "overdue": "Overdue", "ended": "Kept, carried over or let go"}


@require_safe
def my_commitment_list(request):
    """All that one promised, in whatever network: the open ones first."""
    mine = Commitment.objects.visible_to(request.user).of(request.user).with_context()
    page = paginate(request, mine.open_first())
    return TemplateResponse(request, "communities/my_commitment_list.html", {"commitments": settled_by(page, request)})


@require_safe
@load_network
@insiders_only
def commitment_list(request, network):
    """`?show=` one of SHOWN."""
    shown = request.GET.get("show")
    shown = shown if shown in SHOWN else "open"
    found = network.commitments.visible_to(request.user).with_context()
    lists = {
        "open": found.open().by_due_date,
        "mine": found.of(request.user).open_first,
        "overdue": found.overdue().by_due_date,
        "ended": found.ended,
    }
    page = paginate(request, lists[shown]())
    context = {
        "network": network,
        "commitments": settled_by(page, request, network),
        "shown": shown,
        "ways": SHOWN.items(),
        "overdue": found.overdue().count(),
        "can_promise": network.is_joined_by(request.user),
    }
    return TemplateResponse(request, "communities/commitment_list.html", context)


def settled_by(page, request, network=None):
    """Give each commitment of a page `can_settle`, whether the person may say what became of it. No query for each."""
    leads = network is not None and network.can_be_run_by(request.user)
    for commitment in page.object_list:
        commitment.can_settle = commitment.is_open and (leads or commitment.person_id == request.user.pk)
    page.object_list = with_about(page.object_list, request.user)
    return page


@load_network
@members_only
@asks_about_patients
def commitment_create(request, network):
    """A member for themselves, a lead for anybody."""
    people = network.people()
    if not network.can_be_run_by(request.user):
        people = people.filter(pk=request.user.pk)
    meeting = network.meetings.upcoming().first()
    form = PromiseForm(
        typed(request),
        people=people,
        next_on=meeting and timezone.localdate(meeting.starts_at),
        initial={"person": request.user.pk},
    )
    if request.method == "POST" and form.is_valid():
        network.commitments.make(by=request.user, **form.promise)
        messages.success(request, "It is noted.")
        return redirect("communities:commitment_list", network.slug)
    return TemplateResponse(request, "communities/commitment_form.html", {"network": network, "form": form})


@require_POST
@load_commitment
@settlers_only
def commitment_keep(request, commitment):
    return settle(request, commitment, commitment.keep, "Done, and noted.")


@load_commitment
@settlers_only
@asks_about_patients
def commitment_carry_over(request, commitment):
    return settle_page(request, commitment, CarryOverForm, commitment.carry_over, "It is carried over.")


@load_commitment
@settlers_only
@asks_about_patients
def commitment_let_go(request, commitment):
    return settle_page(request, commitment, LetGoForm, commitment.let_go, "It is let go.")


def settle_page(request, commitment, form_class, verb, words):
    """The page that asks for a day or a reason; then the verb."""
    if not commitment.is_open:
        messages.info(request, f"It is {commitment.get_state_display().lower()} already.")
        return redirect(commitment)
    form = form_class(typed(request))
    if request.method == "POST" and form.is_valid():
        try:
            return settle(request, commitment, verb, words, **form.cleaned_data)
        except Unfit as error:
            form.add_error(error.field, str(error))
    template = f"communities/commitment_{verb.__name__}.html"
    return TemplateResponse(request, template, {"commitment": commitment, "form": form})


def settle(request, commitment, verb, words, **said):
    try:
        verb(by=request.user, **said)
    except WrongState as error:
        messages.info(request, str(error))
    else:
        messages.success(request, words)
    if request.POST.get("from") == "mine":
        return redirect("communities:my_commitment_list")
    return redirect("communities:commitment_list", commitment.network.slug)


@load_commitment
@settlers_only
def commitment_link(request, commitment):
    form = LinkForm(typed(request), thing=commitment, user=request.user)
    if request.method == "POST" and form.is_valid():
        commitment.link(by=request.user, **form.links)
        messages.success(request, "It is linked." if any(form.links.values()) else "It is linked to nothing.")
        return redirect(commitment)
    context = {"commitment": commitment, "form": form}
    return TemplateResponse(request, "communities/commitment_link.html", context)
