"""What a network is for: as it stands, what it said before, and what its members say of it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST, require_safe

from sharehub.moderation.decorators import asks_about_patients

from ..decorators import load_network, members_only
from ..forms.networks import PurposeAnswerForm


def purpose_of(network):
    """Its current PurposeStatement. Raises Http404 before it opened."""
    purpose = network.current_purpose
    if purpose is None:
        raise Http404("It has no purpose yet.")
    purpose.network = network
    return purpose


@login_not_required
@require_safe
@load_network
def purpose_detail(request, network):
    return purpose_page(request, network, purpose_of(network), PurposeAnswerForm())


def purpose_page(request, network, purpose, form):
    is_member = network.is_joined_by(request.user)
    context = {
        "network": network,
        "purpose": purpose,
        "former": list(network.purposes.exclude(pk=purpose.pk).select_related("stated_by")),
        "tally": is_member and purpose.tally(),
        "lines": list(purpose.answers.exclude(line="").values_list("line", flat=True)) if is_member else [],
        "said": is_member and purpose.answers.filter(user=request.user, year=purpose.year).first(),
        "can_say": is_member and not network.is_over,
        "can_edit": network.can_be_edited_by(request.user),
        "form": form,
    }
    return TemplateResponse(request, "communities/purpose_detail.html", context)


@require_POST
@load_network
@members_only
@asks_about_patients(form_at="communities:purpose_detail")
def purpose_answer(request, network):
    purpose = purpose_of(network)
    form = PurposeAnswerForm(request.POST)
    if not form.is_valid():
        return purpose_page(request, network, purpose, form)
    purpose.answers.say(by=request.user, **form.cleaned_data)
    messages.success(request, "Thank you. It is counted.")
    return redirect(network)
