"""Networks on pages of lower floors, which know nothing of them: their templates {% load communities %}."""

from django import template

from communities.around import can_form
from communities.around import community_of as find_community
from communities.finding import mine
from communities.models import NetworkInvitation

register = template.Library()


@register.inclusion_tag("communities/_on_my_work.html", takes_context=True)
def my_networks(context):
    """{% my_networks %}: the networks of whoever is signed in, and those that they are invited to."""
    user = context["request"].user
    invitations = NetworkInvitation.objects.sent_to(user).open().with_context()
    return {"mine": mine(user), "invitations": list(invitations)}


@register.inclusion_tag("communities/_community.html", takes_context=True)
def community_of(context, innovation):
    """{% community_of innovation %}: the community of practice around it, or the offer to form one."""
    user = context["request"].user
    network = find_community(innovation, user)
    is_offered = network is None and can_form(innovation, user)
    return {"innovation": innovation, "network": network, "is_offered": is_offered}
