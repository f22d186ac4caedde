"""Voices: who says something under a case study, a challenge or a take-up, where they work, and what they have to do
with it."""

from dataclasses import dataclass

from sharehub.people.models import Organisation, User
from sharehub.people.queries import places_of

from .models import Author, Challenge, TakeUp, TakeUpStage, UsToo

MARKS = {
    TakeUpStage.LOOKING: "We are looking at this",
    TakeUpStage.PLANNING: "We are planning this",
    TakeUpStage.TRYING: "We are trying this",
    TakeUpStage.IN_USE: "We work this way",
    TakeUpStage.STOPPED: "We stopped this",
}
WROTE = "Wrote this"


@dataclass(frozen=True)
class Voice:
    """`mark` says what they have to do with it: that they wrote it, or how far their practice is; "" for nothing."""

    person: User
    place: Organisation | None = None
    mark: str = ""


def voices_of(about, people, *, marks=None):
    """The Voice of each of `people` (users) on `about`, by their keys. Three queries, however many they are.

    One, where the page knows the `marks` already: by the key of a place, and by that of a person.
    """
    people = {person.pk: person for person in people}
    places = places_of(people.values())
    of_place, wrote = marks or marks_on(about, people, places.values())
    voices = {}
    for pk, person in people.items():
        place = places.get(pk)
        voices[pk] = Voice(person, place, wrote.get(pk) or of_place.get(place and place.pk, ""))
    return voices


def marks_on(about, people, places):
    """What those who began `about`, and those who work on it too, are marked with: by place, and by person."""
    if isinstance(about, Challenge):
        joined = UsToo.objects.filter(challenge=about, organisation__in=places)
        by_place = dict.fromkeys(joined.values_list("organisation", flat=True), "Us too")
        return by_place, {about.started_by_id: "Started this"}
    innovation = about.innovation if isinstance(about, TakeUp) else about
    take_ups = TakeUp.objects.not_hidden().filter(innovation=innovation, organisation__in=places)
    by_place = {place: MARKS[stage] for place, stage in take_ups.values_list("organisation", "stage")}
    authors = Author.objects.filter(innovation=innovation, person__in=people).values_list("person", flat=True)
    return by_place, dict.fromkeys(authors, "Wrote the case study" if isinstance(about, TakeUp) else WROTE)


def marks_in(study):
    """As marks_on gives them of a case study, from a Study that has its authors; None where it lacks its spread."""
    if study.spread is None:
        return None
    by_place = {each.organisation_id: MARKS[each.stage] for each in study.spread.adopters if each.hidden_at is None}
    return by_place, {author.person_id: WROTE for author in study.authors}
