"""What somebody who writes is shown of other things: what exists already, and why a draft came back."""

from django.contrib.contenttypes.models import ContentType
from django.http import QueryDict

from sharehub.activity.models import Event
from sharehub.core.forms import texts_in
from sharehub.core.text import shorten
from sharehub.people.models import UnsavedText
from sharehub.search.models import SearchRecord

from .models import Innovation

LOOK_AT = 3


def already_shared(title, themes, user):
    """What exists on `title` and `themes` (Theme objects), best match first, then the newest of the same themes.

    Returns a list of at most LOOK_AT innovations that `user` may see.
    """
    seen = SearchRecord.objects.visible_to(user).filter(kind="innovation")
    ids = list(seen.matching(title).values_list("object_id", flat=True)[:LOOK_AT])
    if themes and len(ids) < LOOK_AT:
        related = seen.filter(pk__in=seen.filter(themes__in=themes).values("pk")).exclude(object_id__in=ids)
        ids += list(related.newest_first().values_list("object_id", flat=True)[: LOOK_AT - len(ids)])
    found = Innovation.objects.visible_to(user).with_place().in_bulk(ids)
    return [found[pk] for pk in ids if pk in found]


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
