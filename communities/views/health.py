"""The health check of a network: its sheet, answering, rounds, and taking it to a meeting."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_POST, require_safe

from innovations.models import WrongState
from sharehub.core.typed import typed

from ..decorators import leads_only, load_network, members_only
from ..forms.health import HealthForm
from ..health.actions import close_round, put_on_agenda
from ..health.answers import FEWEST
from ..health.sheet import FrozenSheet, Sheet
from ..models import HealthRound, ItemKind, TooLong


@require_safe
@load_network
@members_only
def health_detail(request, network):
    """How it is doing today."""
    open_round = network.health_rounds.open().first()
    meeting = network.meetings.upcoming().first()
    if meeting:
        meeting.network = network
    context = {
        "network": network,
        "sheet": Sheet(network),
        "open_round": open_round,
        "answered": open_round.number_answered() if open_round else 0,
        "own": bool(open_round and open_round.answers.visible_to(request.user).exists()),
        "is_leading": network.can_be_run_by(request.user),
        "meeting": meeting,
        "is_on_agenda": bool(meeting and meeting.agenda.filter(kind=ItemKind.HEALTH_CHECK).exists()),
        "can_put": bool(meeting and meeting.can_be_run_by(request.user)),
        "fewest": FEWEST,
    }
    return TemplateResponse(request, "communities/health_detail.html", context)


@require_safe
@load_network
@members_only
def health_round(request, network, pk):
    """What a closed round found, as it was then."""
    health_round = get_object_or_404(HealthRound.objects.visible_to(request.user).closed(), network=network, pk=pk)
    health_round.network = network
    context = {"network": network, "sheet": FrozenSheet(health_round), "frozen": health_round, "fewest": FEWEST}
    return TemplateResponse(request, "communities/health_detail.html", context)


@load_network
@members_only
def health_answer(request, network):
    open_round = network.health_rounds.open().first()
    if open_round is None or network.is_over:
        messages.info(request, "No health check is open now.")
        return redirect("communities:health_detail", network.slug)
    open_round.network = network
    own = open_round.answers.visible_to(request.user).values_list("area", "value")
    form = HealthForm(typed(request), initial=dict(own))
    if request.method == "POST" and form.is_valid():
        try:
            open_round.answers.give(form.cleaned_data, by=request.user)
        except WrongState:
            messages.error(request, "The health check was closed before you sent this, so it is not counted.")
        else:
            messages.success(request, "Thank you. It is counted, and nobody sees what you answered.")
        return redirect("communities:health_detail", network.slug)
    return TemplateResponse(request, "communities/health_answer.html", {"network": network, "form": form})


@require_POST
@load_network
@leads_only
def health_begin(request, network):
    try:
        network.health_rounds.begin(by=request.user)
    except WrongState as error:
        messages.error(request, f"That cannot be done now. {error}")
    else:
        messages.success(request, "Everybody who belongs to it is asked. Answer the six statements yourself, too.")
    return redirect("communities:health_detail", network.slug)


@require_POST
@load_network
@leads_only
def health_close(request, network):
    """The one that is open; a second press finds none and changes nothing."""
    open_round = network.health_rounds.open().first()
    if open_round:
        open_round.network = network
        close_round(open_round, by=request.user)
        messages.success(request, "It is closed, and everybody is told. What it found stays as it is.")
    return redirect("communities:health_detail", network.slug)


@require_POST
@load_network
@members_only
def health_to_agenda(request, network):
    try:
        meeting = put_on_agenda(network, by=request.user)
    except TooLong as error:
        minutes = f"{error.by_minutes} minutes" if error.by_minutes > 1 else "1 minute"
        messages.error(request, f"The agenda of the next meeting has no room for it. Make an item {minutes} shorter.")
    except WrongState as error:
        messages.error(request, f"That cannot be done now. {error}")
    else:
        day = date_format(timezone.localtime(meeting.starts_at), "l j F")
        messages.success(request, f"It is on the agenda of {day}.")
    return redirect("communities:health_detail", network.slug)
