"""What somebody who writes is shown of other things: what exists already, and why a draft came back."""

from django.contrib.contenttypes.models import ContentType

from sharehub.activity.models import Event
from sharehub.search.models import SearchRecord

from .models import Innovation

LOOK_AT = 6


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
