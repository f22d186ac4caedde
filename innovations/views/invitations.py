"""Invitations to write together: sent by the owner, accepted by whoever has the address they were sent to."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST

from ..decorators import load_innovation, owners_only
from ..forms import InvitationForm
from ..models import Invitation, InvitationUnusable, Role
from .authors import LINKS, author_page


@require_POST
@load_innovation
@owners_only
def invitation_create(request, innovation):
    form = InvitationForm(request.POST, innovation=innovation)
    if not form.is_valid():
        return author_page(request, innovation, form)
    invitation = innovation.invitations.send(**form.cleaned_data, by=request.user)
    request.session[LINKS] = request.session.get(LINKS, {}) | {str(innovation.pk): invitation.token}
    messages.success(request, f"{invitation.email} is invited.")
    return redirect("innovations:author_list", innovation.slug)


@require_POST
@load_innovation
@owners_only
def invitation_revoke(request, innovation, pk):
    invitation = get_object_or_404(innovation.invitations, pk=pk)
    invitation.revoke(by=request.user)
    messages.success(request, f"The invitation to {invitation.email} is taken back.")
    return redirect("innovations:author_list", innovation.slug)


def invitation_accept(request, token):
    """The page behind the link. Whoever has the link may see who invites and to what; it works for one address."""
    try:
        invitation = Invitation.objects.with_token(token)
    except Invitation.DoesNotExist as error:
        raise Http404("There is no such invitation.") from error
    return accept(request, invitation)


def invitation_detail(request, pk):
    """The same for a signed-in person, found by their address: no link needed."""
    invitations = Invitation.objects.sent_to(request.user).select_related("innovation", "invited_by")
    return accept(request, get_object_or_404(invitations, pk=pk))


def accept(request, invitation):
    problem = ""
    try:
        invitation.check_usable_by(request.user)
        if request.method == "POST":
            invitation.accept(by=request.user)
            is_owner = invitation.role == Role.OWNER
            done = "is yours now. You publish it" if is_owner else "is one that you write together now"
            messages.success(request, f"“{invitation.innovation}” {done}.")
            return redirect("innovations:innovation_write", invitation.innovation.slug)
    except InvitationUnusable as error:
        problem = str(error)
    context = {"invitation": invitation, "innovation": invitation.innovation, "problem": problem}
    return TemplateResponse(request, "innovations/invitation_accept.html", context)
