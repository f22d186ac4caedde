"""Communities of practice: forming one from a case study, and opening its workbook to the members."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST

from innovations.decorators import load_innovation

from ..actions import form_community, open_workbook, who_we_are
from ..around import can_form, community_of, people_around
from ..decorators import load_network, members_only


@load_innovation
def community_create(request, innovation):
    """What forming it means, and who is invited; then the worksheet, filled in as far as it is known."""
    if there_is := community_of(innovation, request.user):
        return redirect(there_is)
    if request.method == "POST":
        network = form_community(innovation=innovation, by=request.user)
        messages.success(request, "It has begun, and those around it are invited. Only you and they see it.")
        return redirect("communities:network_scope", network.slug)
    context = {
        "innovation": innovation,
        "can_form": can_form(innovation, request.user),
        "who": who_we_are(innovation),
        "invited": people_around(innovation).exclude(pk=request.user.pk).count(),
    }
    return TemplateResponse(request, "communities/community_form.html", context)


@require_POST
@load_network
@members_only
def community_open_workbook(request, network):
    number = open_workbook(network=network, by=request.user)
    members = "1 member writes" if number == 1 else f"{number} members write"
    messages.success(request, f"{members} the next edition with you now." if number else "All of them are in already.")
    return redirect(network)
