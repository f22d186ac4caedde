"""What goes on within a network: seen by those who belong to it, and by moderators."""

from django.db.models import Q

from sharehub.core.gates import leads_to

from .network import Network


def inside(user, path="network"):
    """A condition for gates: the network at `path` is one of theirs. Moderators see what goes on in all."""
    if not user.is_authenticated:
        return Q(pk=None)
    networks = Network.objects.visible_to(user)
    return Q(leads_to(path, networks if user.is_moderator else networks.joined_by(user)))
