"""Events kept the name of whom they happened to: keep who it was instead, where that can be told, and no name.

Of several people of one name it is whoever did it, else whoever was told of it, else nobody.
"""

from django.conf import settings
from django.db import migrations

VERBS = [
    "innovation_author_closed",
    "innovation_author_joined",
    "innovation_author_left",
    "innovation_handed_over",
    "innovation_thanks_taken_back",
    "meeting_part_given",
    "network_handed_over",
    "network_joined",
    "network_left",
    "network_part_changed",
    "network_removed",
]
AT_ONCE = 500


def forget_names(apps, schema_editor):
    Event = apps.get_model("activity", "Event")
    User = apps.get_model(settings.AUTH_USER_MODEL)
    changed = []
    for event in Event.objects.filter(verb__in=VERBS, details__has_key="name").iterator(AT_ONCE):
        event.person_id = whose(event, event.details.pop("name"), User.objects)
        changed.append(event)
        if len(changed) == AT_ONCE:
            Event.objects.bulk_update(changed, ["person", "details"])
            changed = []
    Event.objects.bulk_update(changed, ["person", "details"])


def whose(event, name, people):
    found = set(people.filter(name=name).values_list("pk", flat=True)[:50]) if name else set()
    if len(found) < 2:
        return next(iter(found), None)
    if event.actor_id in found:
        return event.actor_id
    told = found & set(event.notifications.values_list("recipient", flat=True))
    return told.pop() if len(told) == 1 else None


def name_them_again(apps, schema_editor):
    Event = apps.get_model("activity", "Event")
    changed = []
    for event in Event.objects.filter(verb__in=VERBS).select_related("person").iterator(AT_ONCE):
        event.details["name"] = event.person.name if event.person else ""
        changed.append(event)
    Event.objects.bulk_update(changed, ["details"], batch_size=AT_ONCE)


class Migration(migrations.Migration):
    dependencies = [("activity", "0002_event_person")]

    operations = [migrations.RunPython(forget_names, name_them_again)]
