"""Entry: one dated note of one kind in a workbook, private to the team until an edition takes it in."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import timezone

from sharehub.core.locking import StaleVersion, Versioned

from ..kinds import SHAPES, check_answers
from .innovation import Innovation
from .lifecycle import WrongState
from .told import Placed

APART = "\n\n"


class EntryQuerySet(models.QuerySet):
    def of_kind(self, kind):
        return self.filter(kind=kind)

    def in_next(self):
        """Those that the next edition takes in."""
        return self.filter(is_in_next=True)

    def in_order(self):
        return self.order_by("position", "pk")

    def latest_first(self):
        """As a journal shows them: the last day first, and on one day what was written last."""
        return self.order_by("-happened_on", "-pk")


class EntryManager(models.Manager.from_queryset(EntryQuerySet)):
    @transaction.atomic
    def note(self, *, kind, answers, by, verdict="", hours=None, happened_on=None, given_by=None):
        """Add an entry at the end; called as `innovation.entries.note(...)`.

        `answers` maps names to texts as kinds.SHAPES says (raises BadAnswers), `hours` is working time, a Decimal;
        `happened_on` is today unless given; `given_by` is the colleague whose offer it was,
        or who wrote it as one of the circle.
        """
        _team_only(self.instance, by)
        check_answers(kind, answers)
        if given_by is None and self.instance.has_role(by, "circle"):
            given_by = by
        last = self.aggregate(last=models.Max("position"))["last"] or 0
        entry = self.create(
            kind=kind,
            answers=answers,
            verdict=verdict,
            hours=hours,
            happened_on=happened_on or timezone.localdate(),
            position=last + 1,
            created_by=by,
            given_by=given_by,
        )
        self.instance.versions.keep(entry=entry, by=by, is_first=True)
        self.instance.record_event("entry_added", by=by, kind=kind)
        return entry

    @transaction.atomic
    def bring_back(self, version, *, by):
        """Add again, at the end, what a deleted entry said at `version`, with its files. Returns the new Entry."""
        entry = self.note(**version.told, by=by)
        version.files.update(entry=entry, waits_with=None)
        return entry


class Entry(Placed, Versioned):
    innovation = models.ForeignKey(Innovation, models.CASCADE, related_name="entries")
    is_in_next = models.BooleanField("in the next edition", default=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    updated_at = models.DateTimeField(auto_now=True)

    objects = EntryManager()

    class Meta(Placed.Meta):
        abstract = False
        verbose_name_plural = "entries"
        indexes = [
            models.Index(fields=["innovation", "kind", "position"], name="innovations_entry_order"),
            models.Index(fields=["innovation", "-happened_on", "-id"], name="innovations_entry_journal"),
        ]

    @transaction.atomic
    def edit(self, *, answers, by, version, verdict="", hours=None, happened_on=None, kind=None, given_by=None):
        """Change what it says, perhaps its kind too, as opened at `version`. Raises StaleVersion, BadAnswers."""
        _team_only(self.innovation, by)
        kind = kind or self.kind
        check_answers(kind, answers)
        self.claim_version(version)
        self.kind, self.answers, self.verdict, self.hours = kind, answers, verdict, hours
        self.happened_on, self.given_by = happened_on or self.happened_on, given_by or self.given_by
        self.save(update_fields=["kind", "answers", "verdict", "hours", "happened_on", "given_by", "updated_at"])
        self.innovation.versions.keep(entry=self, by=by)
        self.innovation.record_event("entry_edited", by=by, kind=self.kind)

    def turn_into(self, kind, *, by, version, verdict=""):
        """Make it an entry of another kind. What that kind has no place for joins its main text: nothing is lost."""
        answers = answers_as(kind, [self])
        self.edit(answers=answers, by=by, version=version, verdict=verdict, hours=self.hours, kind=kind)

    @transaction.atomic
    def merge(self, other, *, by, version):
        """Take in what `other`, an entry of the same workbook, says, and delete that one. The earlier date stays."""
        if other.innovation_id != self.innovation_id or other.pk == self.pk:
            raise ValueError("Only two entries of one workbook become one.")
        # In one order whoever asks, so that two who merge crosswise do not wait for each other.
        both = Entry.objects.select_for_update().filter(pk__in=[self.pk, other.pk]).order_by("pk")
        if len(both) < 2:
            raise StaleVersion(self)
        other.refresh_from_db()
        hours = [each.hours for each in (self, other) if each.hours is not None]
        self.edit(
            answers=answers_as(self.kind, [self, other]),
            by=by,
            version=version,
            verdict=self.verdict,
            hours=sum(hours) if hours else None,
            happened_on=min(self.happened_on, other.happened_on),
        )
        other.attachments.update(entry=self)
        other.remove(by=by)

    @transaction.atomic
    def choose(self, *, by, is_in):
        """Say whether the next edition takes it in. Saying so twice changes nothing."""
        _team_only(self.innovation, by)
        if self.is_in_next == is_in:
            return
        self.is_in_next = is_in
        self.save(update_fields=["is_in_next"])
        self.innovation.record_event("entry_chosen", by=by, kind=self.kind, is_in=is_in)

    @transaction.atomic
    def move(self, *, by, up):
        """Change places with the entry of its kind before it (`up`) or after it. At the end nothing changes."""
        _team_only(self.innovation, by)
        others = self.innovation.entries.select_for_update().of_kind(self.kind)
        if up:
            other = others.filter(position__lt=self.position).order_by("-position").first()
        else:
            other = others.filter(position__gt=self.position).order_by("position").first()
        if other is None:
            return
        self.position, other.position = other.position, self.position
        self.save(update_fields=["position"])
        other.save(update_fields=["position"])
        self.innovation.record_event("entry_moved", by=by, kind=self.kind)

    @transaction.atomic
    def move_before(self, pk, *, by):
        """Stand before the entry of its kind with this key, or after all of its kind where `pk` is None.

        Raises WrongState where there is none: somebody deleted it meanwhile, or changed its kind.
        """
        _team_only(self.innovation, by)
        kin = list(self.innovation.entries.select_for_update().of_kind(self.kind).in_order())
        places = [entry.position for entry in kin]
        order = [entry for entry in kin if entry != self]
        at = next((number for number, entry in enumerate(order) if entry.pk == pk), None if pk else len(order))
        if at is None:
            raise WrongState("Somebody changed the list meanwhile.")
        order.insert(at, self)
        for entry, place in zip(order, places, strict=True):
            entry.position = place
        Entry.objects.bulk_update(order, ["position"])
        self.innovation.record_event("entry_moved", by=by, kind=self.kind)

    @transaction.atomic
    def remove(self, *, by):
        """Delete it from the workbook. Editions keep their copy, and its history can bring it back with its files."""
        _team_only(self.innovation, by)
        removal = self.innovation.versions.keep(entry=self, by=by, is_removal=True)
        self.attachments.update(entry=None, waits_with=removal)
        self.delete()
        self.innovation.record_event("entry_removed", by=by, kind=self.kind, headline=self.headline)

    @property
    def number(self):
        """Its place among the entries of its kind, from 1: step 3."""
        return self.innovation.entries.of_kind(self.kind).filter(position__lte=self.position).count()


def answers_as(kind, entries):
    """All that `entries` say, as the answers of one entry of `kind`: where two say the same thing it stands once."""
    shape, texts = SHAPES[kind], {}
    for entry in entries:
        for name in entry.shape.answers:
            place = name if name in shape.answers and name != "url" else shape.core
            if name == entry.shape.core and entry.kind != kind:
                place = shape.core
            text = entry.answers.get(name, "").strip()
            if text and text not in APART.join(texts.setdefault(place, [])).split(APART):
                texts[place].append(text)
    return {name: APART.join(found) for name, found in texts.items()}


def _team_only(innovation, by):
    if not innovation.can_be_noted_by(by):
        raise PermissionDenied("Only its team may change the workbook.")
