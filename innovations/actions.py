"""What changes, or concerns, more than one case study at once."""

from django.db import transaction

from sharehub.people.models import User

from .models import Innovation, Role, State


@transaction.atomic
def tell_of_closed_account(*, person, by):
    """Tell those who write with `person`, whose account was closed, and the moderators of what nobody is left to own.

    Nothing changes hands by itself: a moderator settles who is the owner, on the page of those who write it.
    """
    authorships = person.authorships.exclude(innovation__state=State.ARCHIVED).select_related("innovation")
    for author in authorships.order_by("pk"):
        innovation = author.innovation
        others = list(innovation.people().filter(is_active=True).exclude(pk=person.pk))
        innovation.record_event(
            "author_closed",
            by=by,
            notify=others or User.objects.filter(is_staff=True),
            name=person.name,
            was_owner=author.role == Role.OWNER,
            is_alone=not others,
        )


@transaction.atomic
def start_from_document(*, title, sections, notes, by):
    """Start a draft of `by` called `title`, with all that somebody brought in at once. Returns the Innovation.

    `sections` maps its fields to texts; `notes` (innovations.imports.Note) become entries, in their order.
    """
    innovation = Innovation.objects.start(title=title, by=by)
    if sections:
        innovation.edit(by=by, version=innovation.version, **sections)
    for note in notes:
        innovation.entries.note(kind=note.kind, answers=note.answers, verdict=note.verdict, hours=note.hours, by=by)
    return innovation
