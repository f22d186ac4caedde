"""Networks on pages of lower floors, which know nothing of them: their templates {% load communities %}."""

from django import template

from communities.around import can_form
from communities.around import community_of as find_community
from communities.finding import beside, mine
from communities.models import NetworkInvitation
from communities.queries import my_commitments
from communities.similar import similar_to

register = template.Library()
FEW = 3


@register.inclusion_tag("communities/_on_my_work.html", takes_context=True)
def my_networks(context):
    """{% my_networks %}: what whoever is signed in promised, their networks, and those that they are invited to."""
    user = context["request"].user
    invitations = NetworkInvitation.objects.sent_to(user).open().with_context()
    promised = my_commitments(user)
    return {"user": user, "mine": mine(user), "invitations": list(invitations), "my_commitments": promised}


@register.inclusion_tag("communities/_community.html", takes_context=True)
def community_of(context, innovation):
    """{% community_of innovation %}: the community of practice around it, or the offer to form one."""
    user = context["request"].user
    network = find_community(innovation, user)
    is_offered = network is None and can_form(innovation, user)
    return {"innovation": innovation, "network": network, "is_offered": is_offered}


@register.inclusion_tag("communities/_beside.html")
def networks_beside(finding):
    """{% networks_beside finding %}: under the results of a search, the networks that its words find."""
    return {"networks": beside(finding), "finding": finding}


@register.inclusion_tag("communities/_similar_to_me.html", takes_context=True)
def people_doing_similar(context):
    """{% people_doing_similar %}: the few with whom whoever is signed in has most in common, themes left aside."""
    user = context["request"].user
    return {"user": user, "similar": similar_to(user, with_themes=False)[:FEW]}
