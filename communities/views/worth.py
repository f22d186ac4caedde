"""Is it worth it? Hours and money beside what came of it; its leads note the money."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST

from sharehub.core.typed import typed
from sharehub.moderation.decorators import asks_about_patients

from ..decorators import load_network, members_only, runners_only
from ..forms.health import CostForm
from ..health.balance import Balance
from ..models import Cost

LATEST = 5


@load_network
@members_only
def network_worth_it(request, network):
    return worth_page(request, network, CostForm(typed(request) if network.can_be_run_by(request.user) else None))


def worth_page(request, network, form):
    context = {
        "network": network,
        "balance": Balance(network),
        "outcomes": list(network.outcomes.visible_to(request.user).newest_first()[:LATEST]),
        "is_leading": network.can_be_run_by(request.user),
        "form": form,
    }
    return TemplateResponse(request, "communities/network_worth_it.html", context)


@require_POST
@load_network
@runners_only
@asks_about_patients(form_at="communities:network_worth_it")
def cost_create(request, network):
    form = CostForm(request.POST)
    if not form.is_valid():
        return worth_page(request, network, form)
    network.costs.note(by=request.user, **form.cleaned_data)
    messages.success(request, "Noted.")
    return redirect("communities:network_worth_it", network.slug)


@require_POST
@load_network
@runners_only
def cost_delete(request, network, pk):
    cost = get_object_or_404(Cost.objects.visible_to(request.user), network=network, pk=pk)
    cost.network = network
    cost.remove(by=request.user)
    messages.success(request, "It is taken out.")
    return redirect("communities:network_worth_it", network.slug)
