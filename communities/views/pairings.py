"""Meeting somebody new each month: wishing for it, who it is, another time, and how it went."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST, require_safe

from innovations.models import WrongState
from sharehub.core.pagination import paginate
from sharehub.core.typed import typed
from sharehub.moderation.decorators import asks_about_patients

from ..calendars import pair_invitation
from ..decorators import load_network, load_within, members_only
from ..forms.pairings import AnotherTimeForm
from ..models import Pairing
from ..queries import pairing_numbers

# Where the person is one of the two.
load_pairing = load_within(
    lambda network, user: Pairing.objects.visible_to(user).filter(round__network=network).with_context()
)


@require_safe
@load_network
@members_only
def pairing_list(request, network):
    membership = network.membership_of(request.user)
    mine = Pairing.objects.visible_to(request.user).filter(round__network=network).with_context().newest_first()
    page = paginate(request, mine, per_page=12)
    page.object_list = list(page.object_list)
    for pairing in page.object_list:
        pairing.partner = pairing.partner_of(request.user)
    context = {
        "network": network,
        "membership": membership,
        "page": page,
        "waits": network.pairing_rounds.waited_last(request.user),
        "numbers": pairing_numbers(network) if membership.is_leading else None,
    }
    return TemplateResponse(request, "communities/pairing_list.html", context)


@require_POST
@load_network
@members_only
def pairing_begin(request, network):
    network.membership_of(request.user).begin_pairing(by=request.user)
    messages.success(request, "You are in. Once a month you are told whom you meet.")
    return redirect("communities:pairing_list", network.slug)


@require_POST
@load_network
@members_only
def pairing_stop(request, network):
    network.membership_of(request.user).stop_pairing(by=request.user)
    messages.success(request, "You are paired with nobody new from now on.")
    return redirect("communities:pairing_list", network.slug)


@load_pairing
@asks_about_patients
def pairing_move(request, pairing):
    """Another time works better."""
    form = AnotherTimeForm(typed(request), pairing=pairing)
    partner = pairing.partner_of(request.user)
    if request.method == "POST" and form.is_valid():
        said = f"{partner.shown_name} is told of the new time."
        return answered(request, pairing, lambda: pairing.move(by=request.user, **form.told), said)
    context = {"pairing": pairing, "network": pairing.round.network, "partner": partner, "form": form}
    return TemplateResponse(request, "communities/pairing_form.html", context)


@require_POST
@load_pairing
def pairing_met(request, pairing):
    return answered(request, pairing, lambda: pairing.say_met(by=request.user), "Good. That is noted.")


@require_POST
@load_pairing
def pairing_missed(request, pairing):
    said = "That is noted. The two of you may be paired again."
    return answered(request, pairing, lambda: pairing.say_missed(by=request.user), said)


def answered(request, pairing, verb, said):
    try:
        verb()
    except WrongState as error:
        messages.error(request, str(error))
    else:
        messages.success(request, said)
    return redirect("communities:pairing_list", pairing.round.network.slug)


@require_safe
@load_pairing
def pairing_ics(request, pairing):
    headers = {
        "Content-Disposition": f'attachment; filename="half-an-hour-{pairing.pk}.ics"',
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(
        pair_invitation(pairing, to=request.user), content_type="text/calendar; charset=utf-8", headers=headers
    )
