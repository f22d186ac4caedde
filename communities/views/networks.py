"""Networks: finding them, the page of each, and a concern about one."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST, require_safe

from innovations.models import Innovation
from innovations.views.reports import report_page
from sharehub.core.pagination import paginate

from ..coming import next_meeting_of
from ..decorators import load_network
from ..finding import SHOWN, Finding, mine
from ..forms.rsvps import choices_for, said_in
from ..health.sheet import line_about
from ..methods import BY_CODE
from ..models import State
from ..queries import commitments_due, latest_outcomes


@login_not_required
@require_safe
def network_list(request):
    """All that they may see, or what matches the words; above it the networks that they belong to."""
    finding = Finding(request.GET, request.user)
    page = paginate(request, finding.ordered)
    page.object_list = finding.told(page.object_list)
    has_own = request.user.is_authenticated and page.number == 1 and not finding.is_narrowed
    context = {"finding": finding, "states": SHOWN, "page": page, "mine": mine(request.user) if has_own else []}
    return TemplateResponse(request, "communities/network_list.html", context)


@login_not_required
@require_safe
@load_network
def network_detail(request, network):
    user = request.user
    membership = network.membership_of(user)
    purpose = network.current_purpose
    following = next_meeting_of(network, user, is_member=bool(membership))
    number_of_members = network.people().count()
    innovation = Innovation.objects.visible_to(user).filter(pk=network.innovation_id).first()
    context = {
        "network": network,
        "membership": membership,
        "number_of_members": number_of_members,
        "purpose": purpose,
        "tally": purpose and membership and purpose.tally(number_of_members=number_of_members),
        "asks_purpose": bool(purpose and membership and not network.is_over and purpose.asks(user)),
        "focuses": list(network.focuses.select_related("leader")),
        "themes": list(network.themes.order_by("name", "pk")),
        "method": BY_CODE.get(network.method),
        "innovation": innovation,
        "can_open_workbook": bool(innovation and membership and innovation.can_be_owned_by(user)),
        "is_leading": bool(membership and membership.is_leading),
        "requests": network.join_requests.open().count() if membership and membership.is_leading else 0,
        "commitments_due": commitments_due(network) if membership else None,
        "latest_outcomes": latest_outcomes(network, user),
        "health": line_about(network, user) if membership and network.opened_at else None,
        "changes": list(network.state_changes.all()) if network.is_over else [],
        "next": following,
        "rsvp_choices": choices_for(following.meeting) if following else [],
        "rsvp_said": following and said_in(following.mine, following.meeting),
        "updates": following.meeting.quick_updates.first_few(user) if following and membership else [],
        **doors_for(network, user, membership),
    }
    return TemplateResponse(request, "communities/network_detail.html", context)


def doors_for(network, user, membership):
    """Which way in the page offers to `user`: to accept an invitation, to join or to ask, or that they wait."""
    if membership or not user.is_authenticated or network.state == State.CLOSED:
        return {}
    return {
        "invitation": network.invitations.open().sent_to(user).first(),
        "can_join": network.can_be_joined_by(user),
        "can_ask": network.can_be_asked_by(user),
        "waits": network.join_requests.open().filter(user=user).exists(),
    }


@load_network
def network_report(request, network):
    """A concern about what a network says of itself."""
    return report_page(request, network)


@require_POST
@load_network
def network_ask_to_show(request, network):
    """Those who lead what is hidden have put it right."""
    if not network.can_be_put_right_by(request.user):
        raise PermissionDenied
    network.ask_to_show(by=request.user)
    messages.success(request, "The moderators are asked to look again. You will be told what they decide.")
    return redirect(network)
