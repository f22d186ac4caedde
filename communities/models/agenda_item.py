"""AgendaItem: what a meeting takes its time for, in minutes, in its order."""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import Max, Q, Sum

from innovations.models import WrongState
from sharehub.core.constraints import filled, valid_choice, within

from ..methods import ItemKind, lines_for
from .agenda_running import ItemRunning
from .focus import Focus
from .meeting import Meeting
from .meeting_state import MeetingState, Unfit

MOST_MINUTES = 600
COPIED = ("title", "minutes", "kind", "focus", "leader", "guest", "papers")


class TooLong(Unfit):
    """The agenda would be longer than its meeting, `by_minutes`."""

    def __init__(self, by_minutes, field="minutes"):
        minutes = "1 minute" if by_minutes == 1 else f"{by_minutes} minutes"
        if field == "minutes":
            words = f"With this the agenda is {minutes} longer than the meeting. Make an item shorter, or drop one."
        else:
            words = f"The agenda is {minutes} longer than that. Make the agenda shorter first."
        super().__init__(field, words)
        self.by_minutes = by_minutes


class AgendaQuerySet(models.QuerySet):
    def unfinished(self):
        """Those that were not taken, or skipped: the next meeting may take them."""
        return self.filter(finished_at=None)

    def in_order(self):
        return self.select_related("leader", "focus").order_by("place", "pk")


class AgendaManager(models.Manager.from_queryset(AgendaQuerySet)):
    def total(self):
        """The minutes of all items together."""
        return self.aggregate(total=Sum("minutes", default=0))["total"]

    def guard_fits(self, more=0, *, field="minutes"):
        """Raise TooLong, for the `field` to mend, where the items and `more` minutes are longer than the meeting."""
        if (by_minutes := self.total() + more - self.instance.minutes) > 0:
            raise TooLong(by_minutes, field)

    @transaction.atomic
    def put(self, *, by, minutes, **fields):
        """Put an item at the end; called as `meeting.agenda.put(...)`. Raises TooLong, WrongState once it is closed."""
        meeting = self.instance
        self.guard(by)
        self.guard_fits(minutes)
        item = self._append(minutes=minutes, **fields)
        meeting.record_event("agenda_changed", by=by, what="added", title=item.title)
        return item

    @transaction.atomic
    def begin_from_method(self, *, by):
        """Fill an empty agenda as the network's method has it, scaled to the meeting. A filled one stays."""
        meeting = self.instance
        self.guard(by)
        if not self.exists():
            for title, kind, minutes in lines_for(meeting.network.method, meeting.minutes):
                self._append(title=title, kind=kind, minutes=minutes)
            meeting.record_event("agenda_changed", by=by, what="begun", title="")

    @transaction.atomic
    def copy_from(self, other, *, by):
        """Copy the items of another meeting of the network to the end. Raises TooLong where they do not fit."""
        meeting = self.instance
        self.guard(by)
        if other.network_id != meeting.network_id:
            raise ValueError("It is of another network.")
        items = list(other.agenda.filter(carried_from=None).in_order())
        self.guard_fits(sum(item.minutes for item in items))
        for item in items:
            self._append(**{name: getattr(item, name) for name in COPIED})
        meeting.record_event("agenda_changed", by=by, what="copied", title=other.title)

    @transaction.atomic
    def carry_over(self, other, *, by):
        """Put what `other` did not finish to the end, as far as it fits; once. Returns the items that did not fit."""
        meeting = self.instance
        self.guard(by)
        left = meeting.minutes - self.total()
        too_long = []
        for item in other.agenda.unfinished().filter(carried_to=None).in_order():
            if item.minutes <= left:
                left -= item.minutes
                self._append(carried_from=item, **{name: getattr(item, name) for name in COPIED})
            else:
                too_long.append(item)
        meeting.record_event("agenda_changed", by=by, what="carried_over", title=other.title)
        return too_long

    @transaction.atomic
    def reorder(self, items, *, by):
        """Put the agenda in the order of `items`, all that are on it. Raises Unfit for a wrong order.

        What has been taken stays before what is still to come.
        """
        meeting = self.instance
        self.guard(by)
        if sorted(item.pk for item in items) != sorted(self.values_list("pk", flat=True)):
            raise Unfit("order", "The agenda was changed meanwhile. Look at it again, then put it in order.")
        now = {item.pk: item for item in self.all()}
        items = [now[item.pk] for item in items]
        are_to_come = [item.is_to_come for item in items]
        if are_to_come != sorted(are_to_come):
            raise Unfit("order", "What has been taken stays before what is still to come.")
        for place, item in enumerate(items, start=1):
            if item.place != place:
                item.place = place
                item.save(update_fields=["place"])
        meeting.record_event("agenda_changed", by=by, what="reordered", title="")

    def guard(self, by):
        """Wait for whoever changes the agenda; raise unless `by` may: those who run it, until it is closed."""
        meeting = self.instance
        meeting.lock()
        if not meeting.can_be_run_by(by):
            raise PermissionDenied("Only the leads and those with a part in the meeting change its agenda.")
        if meeting.state not in (MeetingState.PLANNED, MeetingState.RUNNING):
            raise WrongState(f"It is {meeting.get_state_display().lower()}.")

    def _append(self, **fields):
        last = self.aggregate(last=Max("place", default=0))["last"]
        return self.create(place=last + 1, **fields)


class AgendaItem(ItemRunning):
    """Led by a member (`leader`) or by a `guest` who has no account; `papers` are links and words, light Markdown."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda")
    place = models.PositiveSmallIntegerField(editable=False)
    title = models.CharField("what it is about", max_length=120)
    minutes = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=15, choices=ItemKind, default=ItemKind.LEARNING)
    focus = models.ForeignKey(Focus, models.SET_NULL, null=True, blank=True, related_name="agenda_items")
    leader = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="led_items"
    )
    guest = models.CharField("a guest who leads it", max_length=120, blank=True)
    papers = models.TextField("papers and links", blank=True)
    carried_from = models.OneToOneField(
        "self", models.SET_NULL, null=True, blank=True, editable=False, related_name="carried_to"
    )

    objects = AgendaManager()

    class Meta:
        ordering = ["place", "pk"]
        constraints = [
            *ItemRunning.Meta.constraints,
            filled("title"),
            valid_choice("kind", ItemKind),
            within("minutes", 1, MOST_MINUTES),
            models.CheckConstraint(condition=Q(leader=None) | Q(guest=""), name="communities_agendaitem_one_leads"),
        ]

    def __str__(self):
        return self.title

    @transaction.atomic
    def edit(self, *, by, **changes):
        """Say it better, or give it other minutes. Raises TooLong; WrongState once it has been taken."""
        self.guard_to_come(by)
        self.meeting.agenda.guard_fits(changes.get("minutes", self.minutes) - self.minutes)
        for name, value in changes.items():
            setattr(self, name, value)
        self.save(update_fields=list(changes))
        self.meeting.record_event("agenda_changed", by=by, what="edited", title=self.title)

    @transaction.atomic
    def remove(self, *, by):
        """Take it off the agenda. Twice changes nothing; raises WrongState once it has been taken."""
        if self.pk is None or not self.meeting.agenda.filter(pk=self.pk).exists():
            return
        self.guard_to_come(by)
        self.delete()
        self.meeting.record_event("agenda_changed", by=by, what="removed", title=self.title)

    @transaction.atomic
    def move(self, *, by, steps):
        """Move it by `steps` places: -1 is one up. Beyond the end it stays there. Raises Unfit for a wrong order."""
        agenda = self.meeting.agenda
        agenda.guard(by)
        items = list(agenda.in_order())
        here = items.index(self)
        item = items.pop(here)
        items.insert(max(here + steps, 0), item)
        agenda.reorder(items, by=by)

    def guard_to_come(self, by):
        """Raise unless `by` may change it and it is still to come; go on from how it stands now."""
        self.meeting.agenda.guard(by)
        self.refresh_from_db(fields=["started_at", "finished_at", "skipped_at", "minutes"])
        if self.started_at:
            raise WrongState("It has been taken already.")

    @property
    def led_by(self):
        """Whoever leads it, in words: "" for nobody in particular."""
        return self.leader.shown_name if self.leader else self.guest


def timed(items, starts_at):
    """Give each of `items`, an agenda in order, the time that it is planned for (`planned_at`)."""
    at = starts_at
    for item in items:
        item.planned_at = at
        at += timedelta(minutes=item.minutes)
    return items
