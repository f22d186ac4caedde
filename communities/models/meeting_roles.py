"""The three parts in a meeting: the chair, who takes notes, who keeps time; offered in turn."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models.functions import Coalesce

from innovations.models import WrongState

from .meeting_state import MeetingState

OFFERED_TO = 3


class Part(models.TextChoices):
    CHAIR = "chair", "Chair"
    RECORDER = "recorder", "Takes notes"
    TIMEKEEPER = "timekeeper", "Keeps time"


def who(related_name):
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name=related_name
    )


class MeetingRoles(models.Model):
    chair = who("chaired_meetings")
    recorder = who("recorded_meetings")
    timekeeper = who("timed_meetings")

    class Meta:
        abstract = True

    @transaction.atomic
    def give_part(self, part, *, by, person):
        """Give a Part to a member, or (None) to nobody: a lead to anybody, a member a free one to themselves.

        Also taken back by whoever has it. Giving it again changes nothing. Raises WrongState once it is closed.
        """
        self.lock()
        held_by = getattr(self, f"{part}_id")
        own = held_by in (None, by.pk) and (person is None or person == by)
        if not (self.network.can_be_run_by(by) or (own and self.network.is_joined_by(by))):
            raise PermissionDenied("A lead gives the parts, or a member takes a free one.")
        if person is not None and not self.network.is_joined_by(person):
            raise PermissionDenied("Only members of the network take a part.")
        if self.state not in (MeetingState.PLANNED, MeetingState.RUNNING):
            raise WrongState(f"It is {self.get_state_display().lower()}.")
        if held_by == (person and person.pk):
            return
        setattr(self, part, person)
        self.save(update_fields=[part])
        self.record_event(
            "part_given",
            by=by,
            notify=filter(None, [person]),
            part=Part(part).label,
            person=person,
        )

    def in_turn(self, part):
        """The members to whom a Part is offered: those who had it least, then longest ago; three at the most.

        Whoever has another part in this meeting, or said that they do not come, is not asked.
        """
        meetings = type(self).objects.not_cancelled().filter(network=self.network_id).exclude(pk=self.pk)
        theirs = meetings.filter(**{part: models.OuterRef("pk")}).order_by()
        times = theirs.values(part).annotate(times=models.Count("pk")).values("times")
        last = theirs.values(part).annotate(last=models.Max("starts_at")).values("last")
        busy = [each for each in (self.chair_id, self.recorder_id, self.timekeeper_id) if each]
        people = self.people().exclude(pk__in=busy).exclude(rsvps__in=self.rsvps.filter(answer="no"))
        return people.annotate(times=Coalesce(models.Subquery(times), 0), last=models.Subquery(last)).order_by(
            "times", models.F("last").asc(nulls_first=True), "name", "pk"
        )[:OFFERED_TO]
