"""What somebody who writes is shown of other things: what exists already, and why a draft came back."""

from dataclasses import dataclass
from itertools import islice

from django.contrib.contenttypes.models import ContentType
from django.http import QueryDict
from pyroaring import BitMap

from sharehub.activity.models import Event
from sharehub.core.forms import texts_in
from sharehub.core.text import shorten
from sharehub.people.models import UnsavedText
from sharehub.search.facets import facets
from sharehub.search.models import SearchRecord
from sharehub.search.query import Query

from .models import Challenge, Innovation, TakeUp, TakeUpStage
from .related import miles_to
from .working_on import with_others

# Of a take-up, for a line of a list.
OF_A_TAKE_UP = [
    "stage",
    "recorded_at",
    "innovation__slug",
    "innovation__title",
    "organisation__name",
    "organisation__latitude",
    "organisation__longitude",
]

SHOWN = 3
# So many of those indexed last are looked at for the newest: what was restored lately is old, and indexed late.
NEWEST = 50


@dataclass(frozen=True)
class AlreadyShared:
    """What exists on something: lists of at most SHOWN each, and whether there are more that match its `words`.

    The `innovations` have `number_tried`: how many places tried them. The `take_ups` are those nearest to whoever
    looks, with `miles`; the `challenges` are what with_others (working_on.py) makes of them, the nearest first.
    """

    words: str
    innovations: list
    take_ups: list
    challenges: list
    has_more_innovations: bool
    has_more_challenges: bool

    def __bool__(self):
        return bool(self.innovations or self.challenges)


def already_shared(title, themes, user, *, but=None):
    """AlreadyShared on `title` and `themes` (Theme objects), as `user` may see it.

    `but` is a challenge: the others are those of other places.

    Case studies come best match first, then the newest of the same themes. Of the challenges, open or ended, that
    match best, the nearest come first.
    """
    best = best_matches(title)
    innovations = case_studies_on(best, themes, user, limit=SHOWN + 1)
    ids = things_on("challenge", best, themes, user, limit=SHOWN + 1, but=but and but.organisation_id)
    found = Challenge.objects.visible_to(user).with_place().in_bulk(ids)
    challenges = with_others([found[pk] for pk in ids[:SHOWN] if pk in found], user)
    challenges.sort(key=lambda each: (each.miles_to_anybody is None, each.miles_to_anybody or 0))
    take_ups = take_ups_of(innovations[:SHOWN], user)
    return AlreadyShared(
        words=title,
        innovations=innovations[:SHOWN],
        take_ups=nearest_of(take_ups, user),
        challenges=challenges,
        has_more_innovations=len(innovations) > SHOWN,
        has_more_challenges=len(ids) > SHOWN,
    )


def best_matches(words):
    """The keys of all search records with any of `words`, best first, each once; ungated."""
    query = Query.parse(words)
    return list(dict.fromkeys(SearchRecord.objects.find(query).best_first())) if query.units else []


def case_studies_on(best, themes, user, *, limit):
    """At most `limit` case studies that `user` may see: those of best_matches first, then the newest of `themes`."""
    ids = things_on("innovation", best, themes, user, limit=limit)
    found = Innovation.objects.visible_to(user).published().for_lists().in_bulk(ids)
    return [found[pk] for pk in ids if pk in found]


def things_on(kind, best, themes, user, *, limit, but=None):
    """The keys of at most `limit` things of `kind` that are among `best`, in that order, then the newest of `themes`.

    What `user` may see of it, and nothing of the organisation with the key `but`.
    """
    index = facets()
    seen = index.visible_to(user, kind=kind)
    if but:
        seen = seen - index.of("organisation_id", but)
    chosen = list(islice((key for key in best if key in seen), limit))
    of_themes = (seen & index.any_of("theme", [theme.slug for theme in themes])) - BitMap(chosen)
    newest = list(islice(reversed(of_themes), NEWEST)) if len(chosen) < limit else []
    records = SearchRecord.objects.filter(pk__in=[*chosen, *newest]).newest_first()
    ids = dict(records.values_list("pk", "object_id"))
    in_order = [*chosen, *(key for key in ids if key not in chosen)]
    return [ids[key] for key in in_order if key in ids][:limit]


def take_ups_of(innovations, user):
    """The take-ups of `innovations` (gated already) that `user` may see, newest first.

    Tells each of the innovations its `number_tried`.
    """
    seen = TakeUp.objects.not_hidden_from(user).filter(innovation__in=innovations)
    tried = {TakeUpStage.TRYING, TakeUpStage.IN_USE, TakeUpStage.STOPPED}
    take_ups = list(seen.select_related("innovation", "organisation").only(*OF_A_TAKE_UP).newest_first())
    for innovation in innovations:
        innovation.number_tried = sum(each.innovation_id == innovation.pk and each.stage in tried for each in take_ups)
    return take_ups


def nearest_of(take_ups, user):
    """The SHOWN nearest to where `user` works, each with `miles` (None where that cannot be said); not their own."""
    place = getattr(user, "organisation", None)
    elsewhere = [each for each in take_ups if not place or each.organisation_id != place.pk]
    for take_up in elsewhere:
        take_up.miles = miles_to(take_up, user)
    return sorted(elsewhere, key=lambda each: (each.miles is None, each.miles or 0))[:SHOWN]


def last_sent_back(innovation):
    """The event in which a moderator returned this draft, or None where it was not, or has moved on since."""
    events = Event.objects.filter(
        subject_type=ContentType.objects.get_for_model(innovation),
        subject_id=innovation.pk,
        verb__in=["innovation_sent_back", "innovation_submitted", "innovation_published"],
    )
    last = events.select_related("actor").order_by("-happened_at", "-pk").first()
    return last if last and last.verb == "innovation_sent_back" else None


def writing_now(innovation, page, *, but):
    """The names of its other authors who are typing on `page` (its address) just now. Nobody is kept out by that."""
    typing = UnsavedText.objects.on_page(page).just_now().filter(person__authorships__innovation=innovation)
    return list(typing.exclude(person=but).order_by("person__name").values_list("person__name", flat=True))


def unfinished(user, limit=5):
    """What `user` has begun to write and not saved, the latest first: dicts with page, at and how it begins."""
    found = user.unsaved_texts.order_by("-saved_at")[:limit]
    return [
        {"page": text.page, "at": text.saved_at, "begins": shorten(max(words, key=len), 80)}
        for text in found
        if (words := [words for _, words in texts_in(QueryDict(text.form))])
    ]
