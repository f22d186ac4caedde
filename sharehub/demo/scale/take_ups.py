"""Who took up the case studies of one batch: few most of them, many some, so that it spreads in trees."""

from collections import defaultdict
from datetime import timedelta
from decimal import Decimal

from django.contrib.contenttypes.models import ContentType

from innovations.kinds import Kind
from innovations.models import Did, Source, StageChange, StopReason, TakeUp, TakeUpStage, TakeUpStep, WouldDoAgain
from sharehub.activity.models import Event, Notification

# The first case study has a tree as large as they get, the second as many take-ups as a page should bear.
CROWDS = {1: 500, 2: 200}
MOST = 200
WAY = [TakeUpStage.LOOKING, TakeUpStage.PLANNING, TakeUpStage.TRYING, TakeUpStage.IN_USE]
RESULTS = [
    "It took us a month longer than they said, and then it held.",
    "Reception noticed first: the phone stopped ringing at ten past eight.",
    "It works on four days out of five. On Mondays we still go back to the old way.",
    "Nobody wants to go back. The partners asked for it at the branch too.",
    "Less than we hoped for, but the letters are done by Friday.",
]
CHANGES = [
    "We let the pharmacist do this, because we have one.",
    "Twice a week instead of every day.",
    "On paper, since our system cannot do it.",
    "With the other practice in our building.",
    "After lunch, when the phones are quiet.",
]
WHYS = ["We are half their size.", "Our patients asked for it.", "The nurse works mornings only.", ""]
ADDED = ["We told patients in the waiting room", "We counted for a week first", "We asked the PCN for a laptop"]
STOPPED = ["We ran out of people.", "It went when she went.", "The supplier said next year, again.", ""]


def make_take_ups(numbered, *, entries, editions, affiliations, chance, now):
    """Make the take-ups of `numbered`, pairs of a number and a case study: three for each on average.

    `entries` and `editions` are those of the workbooks, `affiliations` the people who may record, at their places.
    Returns the TakeUps.
    """
    steps, current = defaultdict(list), {edition.innovation_id: edition for edition in editions}
    for entry in entries:
        if entry.kind == Kind.STEP:
            steps[entry.innovation_id].append(entry)
    levels = defaultdict(list)
    for number, innovation in numbered:
        edition = current[innovation.pk]
        for level, take_up in tree_of(innovation, edition, how_many(number, chance), affiliations, chance, now):
            levels[level].append(take_up)
    # Level by level: a row needs the key of the one that it came from.
    take_ups = [each for _, level in sorted(levels.items()) for each in TakeUp.objects.bulk_create(level)]
    StageChange.objects.bulk_create(change for each in take_ups for change in changes_of(each))
    TakeUpStep.objects.bulk_create(
        step for each in take_ups if each.result for step in steps_of(each, steps[each.innovation_id], chance)
    )
    tell(take_ups)
    return take_ups


def how_many(number, chance):
    """Three on average: mostly none or one, now and then 200."""
    return CROWDS.get(number) or min(MOST, int(chance.paretovariate(1.18)) - 1)


def tree_of(innovation, edition, count, affiliations, chance, now):
    """(level, TakeUp) of `count` places, or as many as there are, in the order of time; none is saved yet."""
    at = chance.sample(affiliations, min(count + 1, len(affiliations)))
    at = [each for each in at if each.organisation_id != innovation.organisation_id][:count]
    moments = sorted(between(innovation.published_at, now, chance) for _ in at)
    made = []
    for affiliation, moment in zip(at, moments, strict=True):
        source = chance.choices(Source.values, [5, 4, 1])[0] if made else Source.ORIGIN
        level, came_from = chance.choice(made) if source == Source.TAKE_UP else (-1, None)
        take_up = take_up_at(affiliation, moment, chance, now)
        take_up.innovation, take_up.edition = innovation, edition
        take_up.source, take_up.came_from = source, came_from
        if chance.random() < 0.2:
            take_up.thanked_at, take_up.thanked_by = between(moment, now, chance), innovation.created_by
        made.append((level + 1, take_up))
    return made


def take_up_at(affiliation, moment, chance, now):
    """A TakeUp with its stage, and what they told if they told anything. `history` is how it came there."""
    history = history_from(moment, now, chance)
    stage, heard_at = history[-1]
    take_up = TakeUp(
        organisation=affiliation.organisation,
        recorded_by=affiliation.person,
        recorded_at=moment,
        last_heard_at=heard_at,
        stage=stage,
    )
    take_up.history = history
    if stage == TakeUpStage.STOPPED:
        take_up.stop_reason, take_up.stop_words = chance.choice(StopReason.values), chance.choice(STOPPED)
    if stage in (TakeUpStage.TRYING, TakeUpStage.IN_USE, TakeUpStage.STOPPED) and chance.random() < 0.6:
        take_up.result, take_up.would_do_again = chance.choice(RESULTS), chance.choice(WouldDoAgain.values)
        take_up.hours_saved_a_week = Decimal(chance.randint(0, 40)) / 2
        take_up.is_open_to_talk = chance.random() < 0.5
    return take_up


def history_from(moment, now, chance):
    """[(stage, when)] from `moment` on: some of the way to how they work now; about one in seven stops."""
    way = WAY[chance.randrange(3) :]
    way = way[: chance.randint(1, len(way))] + [TakeUpStage.STOPPED] * (chance.random() < 0.15)
    later = sorted(between(moment, now, chance) for _ in way[1:])
    return list(zip(way, [moment, *later], strict=True))


def changes_of(take_up):
    for stage, moment in take_up.history:
        why = {}
        if stage == TakeUpStage.STOPPED:
            why = {"stop_reason": take_up.stop_reason, "stop_words": take_up.stop_words}
        yield StageChange(take_up=take_up, stage=stage, changed_at=moment, changed_by_id=take_up.recorded_by_id, **why)


def steps_of(take_up, entries, chance):
    """What they did with each step of the workbook, and perhaps one of their own."""
    for position, entry in enumerate(entries, start=1):
        did = chance.choices([Did.KEPT, Did.CHANGED, Did.DROPPED], [6, 3, 1])[0]
        yield TakeUpStep(
            take_up=take_up,
            source_id=entry.pk,
            title=entry.answers["title"][:200],
            did=did,
            to_what=chance.choice(CHANGES) if did == Did.CHANGED else "",
            why="" if did == Did.KEPT else chance.choice(WHYS),
            position=position,
        )
    if chance.random() < 0.2:
        yield TakeUpStep(take_up=take_up, title=chance.choice(ADDED), did=Did.ADDED, position=len(entries) + 1)


def tell(take_ups):
    """What happened, and the authors' notifications of it."""
    kind = ContentType.objects.get_for_model(TakeUp)
    events = Event.objects.bulk_create(
        Event(
            verb="takeup_recorded",
            actor_id=each.recorded_by_id,
            subject_type=kind,
            subject_id=each.pk,
            details={"stage": each.stage},
            happened_at=each.recorded_at,
        )
        for each in take_ups
    )
    Notification.objects.bulk_create(
        Notification(event=event, recipient_id=each.innovation.created_by_id)
        for event, each in zip(events, take_ups, strict=True)
        if event.actor_id != each.innovation.created_by_id
    )


def between(start, end, chance):
    """A moment from `start` to `end`; `start` itself where that is the later."""
    return start + max(end - start, timedelta(0)) * chance.random()
