"""Who belongs to a network: joining, asking, leaving, handing over, taking off."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from sharehub.core.pagination import paginate
from sharehub.core.typed import typed
from sharehub.moderation.decorators import asks_about_patients

from ..decorators import leads_only, load_network, members_only, runners_only
from ..forms.networks import AskForm, DeclineForm, InviteForm
from ..models import LastLead, Role

LINKS = "network_invitation_links"
PER_PAGE = 50


@load_network
@members_only
def network_members(request, network):
    return members_page(request, network, InviteForm(typed(request), network=network))


def members_page(request, network, form, *, status=200, **context):
    """The page of all who belong to it. A new invitation's link shows once: afterwards nobody can know it."""
    links = request.session.get(LINKS, {})
    if token := links.pop(str(network.pk), None):
        request.session[LINKS] = links
    can_run, can_invite = network.can_be_run_by(request.user), network.can_be_edited_by(request.user)
    context |= {
        "network": network,
        "page": paginate(request, network.memberships.living().in_order(), per_page=PER_PAGE),
        "invitations": list(network.invitations.open().select_related("person")) if can_invite else [],
        "requests": list(network.join_requests.open().select_related("user")) if can_run else [],
        "can_run": can_run,
        "can_invite": can_invite,
        "form": form,
        "link": token and request.build_absolute_uri(reverse("communities:invitation_accept", args=[token])),
    }
    return TemplateResponse(request, "communities/network_members.html", context, status=status)


@require_POST
@load_network
def network_join(request, network):
    network.memberships.join(user=request.user)
    messages.success(request, f"You belong to “{network}” now.")
    return redirect(network)


@load_network
@asks_about_patients
def network_ask(request, network):
    """Ask to be let in, with a line about oneself."""
    if not network.can_be_asked_by(request.user):
        raise PermissionDenied
    form = AskForm(typed(request))
    if request.method == "POST" and form.is_valid():
        network.join_requests.ask(by=request.user, **form.cleaned_data)
        messages.success(request, "You have asked. Those who lead it are told, and you hear from them here.")
        return redirect(network)
    return TemplateResponse(request, "communities/network_ask.html", {"network": network, "form": form})


@require_POST
@load_network
@runners_only
def request_accept(request, network, pk):
    asked = get_object_or_404(network.join_requests.select_related("user"), pk=pk)
    asked.accept(by=request.user)
    messages.success(request, f"{asked.user.shown_name} belongs to it now.")
    return redirect("communities:network_members", network.slug)


@load_network
@runners_only
@asks_about_patients
def request_decline(request, network, pk):
    asked = get_object_or_404(network.join_requests.select_related("user"), pk=pk)
    form = DeclineForm(typed(request))
    if request.method == "POST" and form.is_valid():
        asked.decline(by=request.user, **form.cleaned_data)
        messages.success(request, f"{asked.user.shown_name} is told, with your words.")
        return redirect("communities:network_members", network.slug)
    context = {"network": network, "asked": asked, "form": form}
    return TemplateResponse(request, "communities/request_decline.html", context)


@load_network
@members_only
def network_leave(request, network):
    """Leave it, after a look at what that means. The last who leads hands over first."""
    is_last_lead = False
    if request.method == "POST":
        try:
            network.membership_of(request.user).leave(by=request.user)
        except LastLead:
            is_last_lead = True
        else:
            messages.success(request, f"You have left “{network}”.")
            return redirect("communities:network_list")
    context = {"network": network, "is_last_lead": is_last_lead}
    return TemplateResponse(request, "communities/network_leave.html", context, status=409 if is_last_lead else 200)


def _with_membership(view):
    """Hand the view, with the network, the living membership of that key."""

    @require_POST
    @load_network
    @leads_only
    def wrapped(request, network, pk):
        membership = get_object_or_404(network.memberships.living().select_related("user"), pk=pk)
        membership.network = network
        view(request, membership)
        return redirect("communities:network_members", network.slug)

    return wrapped


@_with_membership
def member_remove(request, membership):
    try:
        membership.remove(by=request.user)
    except LastLead:
        messages.error(request, "Nobody would lead it then. Hand over first.")
    else:
        messages.success(request, f"{membership.user.shown_name} is taken off.")


@_with_membership
def member_hand_over(request, membership):
    membership.hand_over(by=request.user)
    messages.success(request, f"{membership.user.shown_name} leads it now.")


@_with_membership
def member_co_lead(request, membership):
    membership.take_part_as(Role.CO_LEAD, by=request.user)
    messages.success(request, f"{membership.user.shown_name} leads it with you now.")


@_with_membership
def member_step_down(request, membership):
    membership.take_part_as(Role.MEMBER, by=request.user)
    messages.success(request, f"{membership.user.shown_name} is a member, and leads it no longer.")
