"""What the button of a case study offers to whoever looks at it: to say that their place takes it up."""

from dataclasses import dataclass, field

from .models import State, TakeUpStage

OTHER_STAGES = [
    (TakeUpStage.LOOKING, "We are looking at this"),
    (TakeUpStage.PLANNING, "We are planning this"),
    (TakeUpStage.IN_USE, "This is how we work now"),
]


@dataclass
class YourTakeUp:
    """`told` are the Adopters that are places of theirs, `places` the organisations that may take it up.

    None of both where they work nowhere.
    """

    is_offered: bool
    works_somewhere: bool = True
    told: list = field(default_factory=list)
    places: list = field(default_factory=list)
    other_stages = OTHER_STAGES


def your_take_up(innovation, spread, user):
    """The YourTakeUp of `innovation`, which spread as `spread` says, for `user`; without a query."""
    is_offered = innovation.state == State.PUBLISHED and not innovation.is_hidden
    if not (is_offered and user.is_authenticated):
        return YourTakeUp(is_offered=is_offered)
    told = {adopter.organisation_id: adopter for adopter in spread.adopters}
    return YourTakeUp(
        is_offered=True,
        works_somewhere=bool(user.organisations),
        told=[told[place.pk] for place in user.organisations if place.pk in told],
        places=[
            place
            for place in user.organisations
            if place.is_open and place.pk not in told and place.pk != innovation.organisation_id
        ],
    )
