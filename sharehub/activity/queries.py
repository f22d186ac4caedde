"""Reading what happened."""

from collections import defaultdict

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q

from .models import Notification, RecordsEvents


def what_concerns(user):
    """Notifications for `user`, unread first, with all that their wording needs."""
    return Notification.objects.visible_to(user).unread_first().with_events()


def unread_count(user):
    """How many notifications `user` has not read, of those about things that they may still see.

    Every page counts them, so the few subjects are put to the gate rather than the gate's whole list to the subjects.
    """
    subjects = defaultdict(set)
    unread = user.notifications.unread()
    for kind, pk in unread.values_list("event__subject_type", "event__subject_id"):
        subjects[kind].add(pk)
    seen = Q(pk=None)
    for model in RecordsEvents.models() if subjects else ():
        kind = ContentType.objects.get_for_model(model)
        if kind.pk in subjects:
            among = gate(model, user).filter(pk__in=subjects[kind.pk]).values("pk")
            seen |= Q(event__subject_type=kind, event__subject_id__in=among)
    return unread.filter(seen).count() if subjects else 0


def gate(model, user):
    """What `user` may see of a model; all of it, where it has no gate of its own."""
    return model.objects.visible_to(user) if hasattr(model.objects, "visible_to") else model.objects.all()
