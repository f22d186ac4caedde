"""What came of a network: its decisions and lessons, and what followed from them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from sharehub.core.pagination import paginate
from sharehub.core.typed import typed
from sharehub.moderation.decorators import asks_about_patients

from ..decorators import load_network, runners_only
from ..forms.links import LinkForm
from ..forms.promises import OutcomeForm
from ..models import OutcomeKind
from ..queries import with_what_followed


@login_not_required
@require_safe
@load_network
def outcome_list(request, network):
    """`?kind=` shows decisions or lessons only."""
    kind = request.GET.get("kind", "")
    found = network.outcomes.visible_to(request.user).newest_first()
    if kind in OutcomeKind:
        found = found.filter(kind=kind)
    page = paginate(request, found)
    context = {
        "network": network,
        "outcomes": page,
        "rows": with_what_followed(page.object_list, request.user),
        "kind": kind if kind in OutcomeKind else "",
        "can_record": network.can_be_run_by(request.user),
    }
    return TemplateResponse(request, "communities/outcome_list.html", context)


@load_network
@runners_only
@asks_about_patients
def outcome_create(request, network):
    form = OutcomeForm(typed(request))
    if request.method == "POST" and form.is_valid():
        network.outcomes.record(by=request.user, **form.cleaned_data)
        messages.success(request, "It is noted.")
        return redirect("communities:outcome_list", network.slug)
    return TemplateResponse(request, "communities/outcome_form.html", {"network": network, "form": form})


@load_network
@asks_about_patients
def outcome_edit(request, network, pk):
    """Say it better, and what it led to."""
    outcome = get_object_or_404(network.outcomes.visible_to(request.user).newest_first(), pk=pk)
    outcome.network = network
    if outcome.meeting:
        outcome.meeting.network = network
    if not outcome.can_be_edited_by(request.user):
        raise PermissionDenied
    said = {name: getattr(outcome, name) for name in OutcomeForm.base_fields}
    form = OutcomeForm(typed(request), initial=said)
    links = LinkForm(form.data if form.is_bound else None, thing=outcome, user=request.user)
    if request.method == "POST" and form.is_valid() and links.is_valid():
        outcome.edit(by=request.user, **form.cleaned_data, **links.links)
        messages.success(request, "It is changed.")
        return redirect("communities:outcome_list", network.slug)
    context = {"network": network, "outcome": outcome, "form": form, "links": links}
    return TemplateResponse(request, "communities/outcome_form.html", context)
