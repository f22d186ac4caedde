"""What networks add to pages of lower apps, which know nothing of them: each fills a slot (see apps.py)."""

from .around import can_form, community_of
from .finding import beside, mine
from .models import NetworkInvitation
from .queries import my_commitments
from .similar import similar_to

FEW = 3


def my_networks(user):
    """On My work: what whoever is signed in promised, their networks, and those that they are invited to."""
    invitations = NetworkInvitation.objects.sent_to(user).open().with_context()
    return {"mine": mine(user), "invitations": list(invitations), "my_commitments": my_commitments(user)}


def people_doing_similar(user):
    """Below My work: the few with whom whoever is signed in has most in common, themes left aside."""
    return {"similar": similar_to(user, with_themes=False)[:FEW]}


def bringing(user, thing):
    """At the foot of a case study, a challenge or a question: the way to bring it to a network. No query."""
    return {"thing": thing}


def community_around(user, innovation):
    """Beside a case study: the community of practice around it, or the offer to form one."""
    network = community_of(innovation, user)
    is_offered = network is None and can_form(innovation, user)
    return {"innovation": innovation, "network": network, "is_offered": is_offered}


def networks_found(user, finding):
    """Under the results of a search: the networks that its words find."""
    return {"networks": beside(finding), "finding": finding}
