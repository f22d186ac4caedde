"""Resting, going on and closing, each with words."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST

from innovations.models import WrongState
from sharehub.core.typed import typed
from sharehub.moderation.decorators import asks_about_patients

from ..decorators import leads_only, load_network, runners_only
from ..forms.networks import WhyForm


@load_network
@runners_only
@asks_about_patients
def network_rest(request, network):
    return why_page(request, network, network.rest, "communities/network_rest.html", "It rests. You can go on any day.")


@load_network
@leads_only
@asks_about_patients
def network_close(request, network):
    done = "It is closed. What it achieved stays here to read."
    return why_page(request, network, network.close, "communities/network_close.html", done)


def why_page(request, network, verb, template, done):
    form = WhyForm(typed(request))
    if request.method == "POST" and form.is_valid():
        try:
            verb(by=request.user, **form.cleaned_data)
        except WrongState as error:
            messages.error(request, f"That cannot be done now. {error}")
        else:
            messages.success(request, done)
        return redirect(network)
    return TemplateResponse(request, template, {"network": network, "form": form})


@require_POST
@load_network
@runners_only
def network_resume(request, network):
    try:
        network.resume(by=request.user)
    except WrongState as error:
        messages.error(request, f"That cannot be done now. {error}")
    else:
        messages.success(request, "It goes on.")
    return redirect(network)
