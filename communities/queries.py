"""What pages ask of a network's meetings and of what came of them."""

from collections import Counter
from statistics import mean

from django.db.models import Count, F, Max, Q
from django.utils import timezone

from innovations.models import Ask, Challenge, Innovation, TakeUp

from .models import Commitment, How, MeetingState, Outcome, Pairing, PairingOutcome, TellMeMore

FEWEST = 4  # answers to a pulse, before anything of them is shown
DUE, LATEST, LOOKED_AT = 4, 3, 20
LINKS = {"challenge": Challenge, "innovation": Innovation, "take_up": TakeUp, "ask": Ask}


def next_day(meeting):
    """The day of the network's next meeting after this one, or None."""
    later = meeting.network.meetings.upcoming().filter(starts_at__gt=meeting.starts_at).exclude(pk=meeting.pk)
    starts_at = later.values_list("starts_at", flat=True).first()
    return starts_at and max(timezone.localdate(starts_at), timezone.localdate())


def coming_in_words(meeting):
    """ "11 said that they come, 2 of them online." """
    hows = Counter(meeting.rsvps.standing().yes().values_list("how", flat=True))
    people, online = hows.total(), hows[How.ONLINE]
    if not people:
        return ""
    words = "1 person said that they come" if people == 1 else f"{people} said that they come"
    return f"{words}, {online} of them online." if 0 < online < people else f"{words}."


def updates_of(meeting, user):
    """The quick updates, with what was asked of them and whether `user` has asked."""
    updates = list(meeting.quick_updates.visible_to(user).in_order())
    asked = TellMeMore.objects.filter(quick_update__in=updates).select_related("asked_by")
    for update in updates:
        update.asked = [each for each in asked if each.quick_update_id == update.pk]
        update.is_asked_by_me = any(each.asked_by_id == user.pk for each in update.asked)
    return updates


def pulse_of(meeting):
    """What all who answered said together: a dict, or None for fewer than four, so that nobody is told apart."""
    pulses = list(meeting.pulses.all())
    if len(pulses) < FEWEST:
        return None
    more = [pulse.more for pulse in pulses if pulse.more is not None]
    return {
        "answers": len(pulses),
        "repaid": score([pulse.repaid for pulse in pulses]),
        "will_use": score([pulse.will_use for pulse in pulses]),
        "more": {"yes": more.count(True), "of": len(more)} if len(more) >= FEWEST else None,
        # Not in the order in which they came, which would tell who was first.
        "lines": sorted(pulse.line for pulse in pulses if pulse.line),
    }


def score(values):
    """The mean of 1 to 5, and how often each was said, the highest first."""
    times = Counter(values)
    return {"mean": round(mean(values), 1), "times": [(value, times[value]) for value in range(5, 0, -1)]}


def after(meeting, user, *, is_insider):
    """What the page of a meeting shows of it once it has been: to all what came of it, the rest to those who belong."""
    is_closed = meeting.state == MeetingState.CLOSED
    shown = {
        "outcomes": with_what_followed(meeting.outcomes.visible_to(user).newest_first(), user) if is_closed else []
    }
    if is_insider:
        shown |= {
            "promises": list(meeting.commitments.with_context().order_by("pk")),
            "attendance": list(meeting.attendances.in_order()),
            "shows_notes": meeting.notes_can_be_read_by(user),
            "can_note": is_closed and meeting.can_be_noted_by(user),
            "can_put_right": meeting.attendance_can_be_put_right_by(user),
            "asks_pulse": meeting.pulses.can_be_answered_by(user) and not meeting.pulses.visible_to(user).exists(),
        }
    return shown


def commitments_due(network):
    """The next few open commitments of a network, for those who belong: others know nothing of them."""
    return list(network.commitments.open().with_context().by_due_date()[:DUE])


def my_commitments(user):
    """The next few that somebody promised in whatever network, and has not done yet."""
    found = list(Commitment.objects.visible_to(user).of(user).open().with_context().by_due_date()[:DUE])
    for commitment in found:
        commitment.can_settle = True
    return with_about(found, user)


def with_about(things, user):
    """Give each of `things` (commitments, outcomes, shares) its link as `about`; None for what `user` may not see.

    A query for each kind of thing that any is linked to, however many.
    """
    things = list(things)
    for thing in things:
        thing.about = None
    for name, model in LINKS.items():
        pks = {getattr(thing, f"{name}_id", None) for thing in things} - {None}
        if not pks:  # most are linked to nothing, and the gates are dear
            continue
        seen = model.objects.visible_to(user).filter(pk__in=pks)
        found = (seen.select_related("organisation", "innovation") if model is TakeUp else seen).in_bulk()
        for thing in things:
            thing.about = thing.about or found.get(getattr(thing, f"{name}_id", None))
    return things


def latest_shares(network, user):
    """The newest few that were brought, for a member: of the last twenty, those about something that they may read."""
    brought = network.shares.standing().shown_to(user, author="shared_by").select_related("shared_by").newest_first()
    return [share for share in with_about(brought[:LOOKED_AT], user) if share.about][:LATEST]


def latest_outcomes(network, user):
    return with_what_followed(network.outcomes.visible_to(user).newest_first()[:LATEST], user)


def with_what_followed(outcomes, user):
    """Give each of `outcomes` what came of it since (`followed`, in words; "" for nothing that `user` may know of).

    Two queries at most, however many: the take-ups of its case study since it was noted, or how far its own take-up is.
    """
    outcomes = list(outcomes)
    followed, told = {}, {}
    if of_case_studies := [outcome.pk for outcome in outcomes if outcome.innovation_id]:
        tried = TakeUp.objects.visible_to(user).tried()
        since = (
            Outcome.objects.filter(pk__in=of_case_studies)
            .filter(innovation__take_ups__in=tried, innovation__take_ups__recorded_at__gte=F("recorded_at"))
            .annotate(places=Count("innovation__take_ups"), last=Max("innovation__take_ups__recorded_at"))
        )
        followed = {outcome.pk: outcome for outcome in since}
    if told_of := {outcome.take_up_id for outcome in outcomes} - {None}:
        told = TakeUp.objects.visible_to(user).select_related("organisation").in_bulk(told_of)
    for outcome in outcomes:
        outcome.followed = ""
        if found := followed.get(outcome.pk):
            by = f"{timezone.localtime(found.last):%B %Y}"
            outcome.followed = f"{found.places} {'place' if found.places == 1 else 'places'} took it up by {by}."
        elif take_up := told.get(outcome.take_up_id):
            outcome.followed = f"{take_up.organisation}: {take_up.get_stage_display().lower()}."
    return with_about(outcomes, user)


def pairing_numbers(network):
    """What its leads may know of pairs: how many members wish for it, how many pairs there were, and how many met."""
    pairs = Pairing.objects.filter(round__network=network)
    both = {"made": Count("pk"), "met": Count("pk", filter=Q(outcome=PairingOutcome.MET))}
    return {"wish": network.memberships.pairing().count(), **pairs.aggregate(**both)}
