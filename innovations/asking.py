"""Asks as pages show them: with who asked, where, and what they ask about; and the answered ones near a question."""

from django.db.models import Count, Exists, OuterRef, Prefetch

from sharehub.people.queries import places_of
from sharehub.search.models import SearchRecord
from sharehub.search.query import STOP_WORDS, Query, words_of

from .models import Ask, AskAnswer, Challenge, EditionEntry

LOOK_AT = 40
NEAR = 4
NEWEST = 3
OF_YOU = 20
STEM = 5  # letters that two forms of a word share, near enough


def asks_of(about, user):
    """What a page on `about` (an Innovation or a Challenge, gated already) shows of its asks, in three queries.

    Returns a dict: about, the `newest` answered ones, `total`, how many are `unanswered`, whether `user` may ask.
    """
    seen = Ask.objects.about(about, user)
    is_answered = Exists(AskAnswer.objects.not_hidden().filter(ask=OuterRef("pk")))
    counts = seen.aggregate(total=Count("pk"), unanswered=Count("pk", filter=~is_answered))
    newest = []
    if counts["total"] > counts["unanswered"]:
        newest = with_people(
            list(seen.answered().with_answer_count().select_related("asked_by").newest_first()[:NEWEST])
        )
    return {
        "about": about,
        "newest": newest,
        "can_ask": user.is_authenticated,
        "is_of_challenge": isinstance(about, Challenge),
        **counts,
    }


def with_people(asks):
    """Asks (a list), each with the `place` of who asked, in one more query."""
    places = places_of([ask.asked_by for ask in asks])
    for ask in asks:
        ask.place = places.get(ask.asked_by_id)
    return asks


def near_asks(words, about, user):
    """Answered asks that `user` may read, near to `words`: those about the same thing first, the best of them first.

    Each with `answer`, what settled it or else the first. Near is what shares a third of the words, two at least.
    """
    query = Query.parse(words)
    if not query.units:
        return []
    records = SearchRecord.objects.visible_to(user).filter(kind="ask").matching(query)
    ids = list(records.values_list("object_id", flat=True)[:LOOK_AT])
    shown = Prefetch("answers", AskAnswer.objects.not_hidden().in_order(), to_attr="shown_answers")
    answered = Ask.objects.visible_to(user).answered().with_context().prefetch_related(shown)
    found = answered.in_bulk(ids)
    near = [found[pk] for pk in ids if pk in found and is_near(words, found[pk].words)]
    near.sort(key=lambda ask: ask.about != about)
    for ask in near:
        settling = [each for each in ask.shown_answers if each.pk == ask.settled_by_id]
        ask.answer = (settling or ask.shown_answers)[0]
    return near[:NEAR]


def is_near(words, others):
    """Whether a text (`others`) has a third of the words looked for, and two of them at least where there are two."""
    wanted, there = stems(words), stems(others)
    return len(wanted & there) >= max(min(2, len(wanted)), len(wanted) / 3)


def stems(words):
    return {word[:STEM] for word in words_of(words) if word not in STOP_WORDS}


def quoted_entry(innovation, key):
    """The frozen copy, in the newest edition that has it, of the entry with that key in the workbook, or None.

    Never the living entry: that is the team's own, until an edition takes it in.
    """
    found = EditionEntry.objects.filter(edition__innovation=innovation, source_id=key)
    return found.filter(edition__withdrawn_at=None).order_by("-edition__number").first()


def asked_of(user):
    """The newest questions not answered yet, about what `user` writes, works on, or uses where they work."""
    waiting = Ask.objects.visible_to(user).asked_of(user).unanswered().not_hidden()
    return list(waiting.with_context().newest_first()[:OF_YOU])


def asked_by(user):
    """The newest questions of `user`, each with `answer_count`."""
    own = Ask.objects.visible_to(user).filter(asked_by=user)
    return list(own.with_answer_count().with_context().newest_first()[:OF_YOU])
