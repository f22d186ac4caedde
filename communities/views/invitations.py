"""Invitations to belong to a network: sent by its leads, accepted by whoever has the address they were sent to."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST

from sharehub.people.models import InvitationUnusable

from ..decorators import editors_only, load_network
from ..forms.networks import InviteForm
from ..models import NetworkInvitation
from .members import LINKS, members_page


@require_POST
@load_network
@editors_only
def invitation_create(request, network):
    form = InviteForm(request.POST, network=network)
    if not form.is_valid():
        return members_page(request, network, form)
    invitation = network.invitations.send(by=request.user, **form.cleaned_data)
    if token := getattr(invitation, "token", None):  # whoever was invited by their account has one already
        request.session[LINKS] = request.session.get(LINKS, {}) | {str(network.pk): token}
    messages.success(request, f"{form.cleaned_data['email']} is invited.")
    return redirect("communities:network_members", network.slug)


@require_POST
@load_network
@editors_only
def invitation_revoke(request, network, pk):
    invitation = get_object_or_404(network.invitations.select_related("person"), pk=pk)
    invitation.network = network
    invitation.revoke(by=request.user)
    messages.success(request, f"The invitation to {invitation.to_whom} is taken back.")
    return redirect("communities:network_members", network.slug)


def invitation_accept(request, token):
    """The page behind the link. Whoever has the link may see who invites and to what; it works for one address."""
    try:
        invitation = NetworkInvitation.objects.with_token(token)
    except NetworkInvitation.DoesNotExist as error:
        raise Http404("There is no such invitation.") from error
    return accept(request, invitation)


def invitation_detail(request, pk):
    """The same for a signed-in person, found by their address: no link needed."""
    return accept(request, get_object_or_404(NetworkInvitation.objects.sent_to(request.user).with_context(), pk=pk))


def accept(request, invitation):
    problem = ""
    try:
        invitation.check_usable_by(request.user)
        if request.method == "POST":
            invitation.accept(by=request.user)
            messages.success(request, f"You belong to “{invitation.network}” now.")
            return redirect(invitation.network)
    except InvitationUnusable as error:
        problem = str(error)
    context = {"invitation": invitation, "network": invitation.network, "problem": problem}
    return TemplateResponse(request, "communities/invitation_accept.html", context)
