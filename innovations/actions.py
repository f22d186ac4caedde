"""What changes, or concerns, more than one case study at once."""

from django.core.exceptions import PermissionDenied
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


@transaction.atomic
def write_up_spotted(*, spotted_work, title, email, by):
    """Start a draft about what was noticed, at that place. Returns (Innovation, Invitation).

    `by`, an advocate of the area, writes it up; whoever has `email` is invited to own it, and only they publish it.
    Raises WrongState where it is being written already, or was left.
    """
    if not spotted_work.can_be_followed_up_by(by):
        raise PermissionDenied("Only an advocate of the area may do this.")
    innovation = Innovation.objects.start(title=title, by=by, role=Role.SCRIBE, place=spotted_work.organisation)
    spotted_work.write_as(innovation, by=by)
    return innovation, innovation.invitations.send(email=email, role=Role.OWNER, by=by)
