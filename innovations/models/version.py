"""Version: what an entry, or an answer about the case study, said once somebody had saved it. Their history."""

from datetime import timedelta
from decimal import Decimal

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.utils import timezone
from django.utils.dateparse import parse_date

from .innovation import Innovation
from .lifecycle import WrongState

# What one person saves of one thing within this time of their last save becomes one version.
FOLD = timedelta(minutes=10)
TOLD = ("kind", "verdict", "hours", "happened_on", "answers")


class VersionQuerySet(models.QuerySet):
    def of_entry(self, pk):
        """The history of one entry, the latest first; it outlives the entry."""
        return self.filter(entry_id=pk).in_order()

    def of_fields(self, names):
        """The history of those fields of the case study: versions that say any of them, the latest first."""
        return self.filter(entry_id=None, fields__in=[fields_key(names)]).in_order()

    def removals(self):
        return self.filter(is_removal=True).in_order()

    def in_order(self):
        return self.select_related("saved_by").order_by("-saved_at", "-pk")


class VersionManager(models.Manager.from_queryset(VersionQuerySet)):
    def keep(self, *, by, entry=None, fields=None, before=None, is_first=False, is_removal=False):
        """Keep what was just saved; called as `innovation.versions.keep(...)` inside the verb that saves.

        Either an `entry`, or `fields` of the case study (name → value), with what they said `before`: that becomes the
        first version where there was none. What the same person saves shortly after becomes part of their version,
        but never of the first, nor of a deletion. `is_first` says that nothing was kept of it yet.
        """
        said = {name: getattr(entry, name) for name in TOLD} if entry else fields
        key = {"entry_id": entry.pk} if entry else {"entry_id": None, "fields": fields_key(fields)}
        earlier = [] if is_first else list(self.filter(**key).order_by("-saved_at", "-pk")[:2])
        if before is not None and not earlier:
            self.create(**key, said=before, saved_by=self.instance.created_by, saved_at=self.instance.created_at)
        now = timezone.now()
        if len(earlier) == 2 and not is_removal and earlier[0].takes_in(by, now):
            earlier[0].said, earlier[0].saved_at = said, now
            earlier[0].save(update_fields=["said", "saved_at"])
            return earlier[0]
        return self.create(**key, said=said, saved_by=by, saved_at=now, is_removal=is_removal)


class Version(models.Model):
    """`entry_id` is the entry's key, kept when the entry goes; without one, `fields` names what it is about."""

    innovation = models.ForeignKey(Innovation, models.CASCADE, related_name="versions")
    entry_id = models.PositiveBigIntegerField(null=True)
    fields = models.CharField(max_length=300, blank=True)
    said = models.JSONField(encoder=DjangoJSONEncoder)
    is_removal = models.BooleanField(default=False)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()

    objects = VersionManager()

    class Meta:
        indexes = [
            models.Index(fields=["innovation", "entry_id", "-saved_at"], name="innovations_version_of_entry"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(entry_id=None, is_removal=False) & ~models.Q(fields="")
                | models.Q(entry_id__isnull=False, fields=""),
                name="innovations_version_of_one_thing",
            ),
        ]

    def __str__(self):
        return f"Version of {self.saved_at:%Y-%m-%d %H:%M}"

    def takes_in(self, person, moment):
        """Whether what `person` saves at `moment` still belongs to this version."""
        return self.saved_by_id == person.pk and not self.is_removal and moment - self.saved_at < FOLD

    @property
    def told(self):
        """What to hand to `entries.note` or `entry.edit`."""
        told = {name: self.said.get(name) for name in TOLD}
        told["hours"] = Decimal(told["hours"]) if told["hours"] is not None else None
        told["happened_on"] = parse_date(told["happened_on"])
        return told

    @transaction.atomic
    def restore(self, *, by):
        """Say this again. What was said since stays in the history.

        A deleted entry comes back at the end, once: raises WrongState where it has.
        """
        if self.entry_id is None:
            values = {name: _value(name, value) for name, value in self.said.items()}
            return self.innovation.edit(by=by, version=self.innovation.version, **values)
        entry = self.innovation.entries.filter(pk=self.entry_id).first()
        if entry is None:
            if not Version.objects.filter(pk=self.pk, is_removal=True).update(is_removal=False):
                raise WrongState("It is back already.")
            return self.innovation.entries.bring_back(self, by=by)
        return entry.edit(by=by, version=entry.version, **self.told)


def _value(name, value):
    """What a field of the case study holds, from what the history kept of it."""
    field = Innovation._meta.get_field(name)
    if field.is_relation:
        return field.related_model.objects.filter(pk=value).first()
    return field.to_python(value)


def fields_key(names):
    return ",".join(sorted(names))
