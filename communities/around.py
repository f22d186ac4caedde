"""Communities of practice: networks that grow around a case study once enough places have taken it up."""

from django.db.models import F, Q

from innovations.models import State as Life
from innovations.models import TakeUp
from sharehub.people.models import User
from sharehub.people.queries import own_places

from .models import Network, State

ENOUGH = 5  # so many places try or use it


def under_way(innovation):
    """The take-ups of it that everybody may know of, by places that try or use it."""
    return TakeUp.objects.filter(innovation=innovation).not_hidden().under_way()


def has_enough(innovation):
    return under_way(innovation).order_by().values("organisation").distinct().count() >= ENOUGH


def people_around(innovation):
    """Whom to invite: its authors, and those who told of a take-up that is under way and work there still."""
    there = {"affiliations__ended_at": None, "affiliations__organisation": F("take_ups__organisation")}
    adopters = User.objects.filter(take_ups__in=under_way(innovation), **there)
    around = Q(pk__in=adopters.values("pk")) | Q(pk__in=innovation.people().values("pk"))
    return User.objects.filter(around, is_active=True).order_by("pk")


def community_of(innovation, user):
    """The network around it that `user` may know of, open ones first; or None."""
    if not innovation.networks.exists():  # most have none, and the gate is dear
        return None
    seen = Network.objects.visible_to(user).filter(innovation=innovation).exclude(state=State.CLOSED)
    return seen.order_by(F("opened_at").asc(nulls_last=True), "pk").first()


def can_form(innovation, user):
    """Its authors, and those who work where it is tried or used, form a community once there are enough places."""
    if not user.is_authenticated or innovation.state != Life.PUBLISHED:
        return False
    here = under_way(innovation).filter(organisation__in=own_places(user))
    return (innovation.is_authored_by(user) or here.exists()) and has_enough(innovation)
