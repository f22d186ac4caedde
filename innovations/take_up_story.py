"""What one organisation tells of what it took up, as a person may read it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from sharehub.people.models import Contactable

from .bars import in_words, pairs_by_direction
from .models import Did, Source, TakeUp, TakeUpStage
from .related import miles_to

# As a heading: what they did, said of the place by its name.
HEADINGS = {
    TakeUpStage.LOOKING: "{} is looking at this",
    TakeUpStage.PLANNING: "{} is planning this",
    TakeUpStage.TRYING: "{} is trying this",
    TakeUpStage.IN_USE: "This is how {} works now",
    TakeUpStage.STOPPED: "{} stopped doing this",
}


@dataclass(frozen=True)
class Came:
    """That they came to a stage. `who` is "" for readers without an account, and where that account is closed."""

    stage: str
    label: str
    at: datetime
    who: str
    reason: str
    words: str


class Story:
    """Read in a fixed number of queries; `user` may be anonymous."""

    def __init__(self, take_up, user):
        self.take_up, self.user = take_up, user
        self.heading = HEADINGS[TakeUpStage(take_up.stage)].format(take_up.organisation)
        self.can_edit = take_up.can_be_edited_by(user)
        self.steps = list(take_up.steps.all())
        self.steps_to_tell = take_up.steps_to_tell()
        self.newer = take_up.newer_edition if self.can_edit else None
        self.measures = list(take_up.measures.all())
        self.came_from = self.visible_came_from()
        self.miles = miles_to(take_up, user)
        self.measure_groups = pairs_by_direction(self.measures)

    def visible_came_from(self):
        """The take-up they got it from, where this person may see it."""
        if not self.take_up.came_from_id:
            return None
        return TakeUp.objects.visible_to(self.user).with_places().filter(pk=self.take_up.came_from_id).first()

    @property
    def history(self):
        """Came of each stage they came to, the first first."""
        return [
            Came(
                stage=change.stage,
                label=change.get_stage_display(),
                at=change.changed_at,
                who=self.name_of(change.changed_by),
                reason=change.get_stop_reason_display(),
                words=change.stop_words,
            )
            for change in self.take_up.stage_changes.select_related("changed_by")
        ]

    def name_of(self, person):
        return person.name if person and person.is_active and self.user.is_authenticated else ""

    @property
    def where_from(self):
        """Where they got it, in words; the place itself is `came_from`, where it may be seen."""
        if self.take_up.source == Source.ELSEWHERE:
            return self.take_up.source_words
        if self.take_up.source == Source.TAKE_UP:
            return "Another place that took it up"
        return "Those who wrote the case study"

    @property
    def figures(self):
        """Pairs of a large figure and what it means."""
        take_up, found = self.take_up, []
        if take_up.hours_saved_a_week is not None:
            found.append((in_words(take_up.hours_saved_a_week, "hours"), "saved a week"))
        if take_up.would_do_again:
            found.append((take_up.get_would_do_again_display(), "would they do it again?"))
        return found

    @property
    def numbered_steps(self):
        """[(its number in the edition they used, or None for one of their own, step)]."""
        numbers = {step.source_id: number for number, step in enumerate(self.steps_to_tell, start=1)}
        return [(numbers.get(step.source_id), step) for step in self.steps]

    @property
    def counts(self):
        """ "Kept 3, changed 2 and left out 1.", or "" before they said."""
        words = {Did.KEPT: "kept", Did.CHANGED: "changed", Did.DROPPED: "left out", Did.ADDED: "added"}
        counted = [(word, sum(step.did == did for step in self.steps)) for did, word in words.items()]
        parts = [f"{word} {number}" for word, number in counted if number]
        return (
            f"{' and '.join([', '.join(parts[:-1]), parts[-1]] if parts[1:] else parts)}.".capitalize() if parts else ""
        )

    @property
    def people_to_talk_to(self):
        """Who told it and may be rung, for signed-in readers: not those who take questions on the site only."""
        if not (self.take_up.is_open_to_talk and self.user.is_authenticated):
            return []
        return [person for person in self.take_up.people().order_by("name", "pk") if is_willing(person)]

    @property
    def asks_still_going(self):
        return self.can_edit and self.take_up.is_silent

    @property
    def next_question(self):
        """The end of the URL name of what those who keep it may want to say next, or "". Nothing of it is demanded."""
        take_up = self.take_up
        if not self.can_edit or self.asks_still_going:
            return ""
        if take_up.stage in (TakeUpStage.LOOKING, TakeUpStage.PLANNING):
            return "stage"
        if not self.steps and self.steps_to_tell:
            return "steps"
        if not (take_up.result or take_up.would_do_again):
            return "result"
        return "talk" if take_up.is_open_to_talk is None else ""


def is_willing(person):
    """Whether a colleague may be rung about what they wrote, as they said themselves."""
    if person.contactable == Contactable.NOT_NOW:
        return person.not_before is not None and person.not_before <= timezone.localdate()
    return person.contactable != Contactable.HERE_ONLY
