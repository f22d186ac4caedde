"""What changes, or concerns, more than one case study at once."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from sharehub.people.models import User

from .kinds import SHAPES, Kind
from .models import AskAnswer, Innovation, Role, State


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
            person=person,
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
def keep_answer(*, answer, by, kind=None, verdict=""):
    """Take what somebody answered into the journal of the case study, with their name. Returns the Entry.

    As a note of `kind` (with a `verdict` where those are words); else of the kind of the entry that was asked about, or
    a tip. Once an answer: again, it returns the same. Raises PermissionDenied for anybody but the team.
    """
    answer = AskAnswer.objects.select_for_update(of=("self",)).select_related("ask__innovation").get(pk=answer.pk)
    if answer.entry_id and answer.ask.innovation.can_be_edited_by(by):
        return answer.entry
    if not answer.can_become_entry_by(by):
        raise PermissionDenied("Only the team takes it into the journal.")
    asked, innovation = answer.ask.entry, answer.ask.innovation
    if kind is None:
        kind, verdict = (asked.kind, asked.verdict) if asked else (Kind.TIP, "")
    is_team = innovation.has_role(answer.answered_by, "owner", "editor", "scribe")
    entry = innovation.entries.note(
        kind=kind,
        verdict=verdict,
        answers={SHAPES[kind].core: answer.words},
        happened_on=timezone.localdate(answer.answered_at),
        by=by,
        given_by=None if is_team else answer.answered_by,
    )
    answer.become(entry, by=by)
    return entry


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


@transaction.atomic
def solve_with_own(*, challenge, by):
    """`challenge` is solved, by what they found out themselves: start a draft of it, at its place. Returns the draft.

    Raises WrongState where it has ended already.
    """
    place = challenge.organisation
    draft = Innovation.objects.start(
        title=challenge.title,
        problem=challenge.details,
        themes=list(challenge.themes.all()),
        organisation=place,
        setting=place.setting,
        list_size=place.list_size,
        deprivation_decile=place.deprivation_decile,
        by=by,
    )
    challenge.solve(by=by, innovation=draft)
    return draft


@transaction.atomic
def solve_with_take_up(*, challenge, innovation, by, stage, words=""):
    """`challenge` is solved, by what another place did: its place takes `innovation` up and is at `stage` with it.

    Returns the TakeUp; None where the place itself made it, which is no take-up. Raises WrongState where it has ended
    already.
    """
    place = challenge.organisation
    challenge.solve(by=by, innovation=innovation, words=words)
    if innovation.organisation_id == place.pk:
        return None
    return innovation.take_ups.record(organisation=place, stage=stage, by=by)
