"""What the button of a case study offers to whoever looks at it: to say that their place takes it up."""

from dataclasses import dataclass, field

from django.db.models import F, FilteredRelation, OuterRef, Q, Subquery

from sharehub.people.models import Organisation

from .models import StageChange, State, TakeUpStage

# "Your practice: trying it since September 2026."
IN_WORDS = {
    TakeUpStage.LOOKING: "looking at it",
    TakeUpStage.PLANNING: "planning it",
    TakeUpStage.TRYING: "trying it",
    TakeUpStage.IN_USE: "working like this",
    TakeUpStage.STOPPED: "stopped",
}
OTHER_STAGES = [
    (TakeUpStage.LOOKING, "We are looking at this"),
    (TakeUpStage.PLANNING, "We are planning this"),
    (TakeUpStage.IN_USE, "This is how we work now"),
]


@dataclass
class YourTakeUp:
    """`told` are the places of theirs that took it up, `places` those that may; none of both where they work nowhere.

    Each of `told` is an Organisation with `take_up_pk`, `stage`, `since` and `doing`.
    """

    is_offered: bool
    works_somewhere: bool = True
    told: list = field(default_factory=list)
    places: list = field(default_factory=list)
    other_stages = OTHER_STAGES


def your_take_up(innovation, user):
    """The YourTakeUp of `innovation` for `user`, in one query; in none for readers without an account."""
    is_offered = innovation.state == State.PUBLISHED and not innovation.is_hidden
    if not (is_offered and user.is_authenticated):
        return YourTakeUp(is_offered=is_offered)
    came = StageChange.objects.filter(take_up=OuterRef("theirs__pk"), stage=OuterRef("theirs__stage"))
    found = list(
        Organisation.objects.filter(affiliations__person=user, affiliations__ended_at=None)
        .annotate(theirs=FilteredRelation("take_ups", condition=Q(take_ups__innovation=innovation)))
        .annotate(
            take_up_pk=F("theirs__pk"),
            stage=F("theirs__stage"),
            since=Subquery(came.order_by("-changed_at", "-pk").values("changed_at")[:1]),
        )
        .order_by("affiliations__started_at", "affiliations__pk")
    )
    for place in found:
        place.doing = IN_WORDS.get(place.stage)
    return YourTakeUp(
        is_offered=True,
        works_somewhere=bool(found),
        told=[place for place in found if place.take_up_pk],
        places=[
            place
            for place in found
            if place.is_open and not place.take_up_pk and place.pk != innovation.organisation_id
        ],
    )
