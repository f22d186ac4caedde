"""Report: a reader's concern about something on the site, until a moderator settles it."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from sharehub.activity.models import RecordsEvents
from sharehub.core.constraints import set_together, valid_choice
from sharehub.people.models import User


class Reason(models.TextChoices):
    PATIENT = "patient", "A patient might be identifiable"
    HARMFUL = "harmful", "It is wrong, or could do harm"
    RUDE = "rude", "It is rude, or unfair to somebody"
    NOT_THEIRS = "not_theirs", "It is not theirs to share"
    OTHER = "other", "Something else"


class Outcome(models.TextChoices):
    NOTHING_WRONG = "nothing_wrong", "Nothing was wrong"
    PUT_RIGHT = "put_right", "It was put right"
    KEPT_HIDDEN = "kept_hidden", "It stays hidden"


class ReportQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Moderators see all, everybody else what they reported themselves."""
        if not user.is_authenticated:
            return self.none()
        return self if user.is_moderator else self.filter(made_by=user)

    def open(self):
        return self.filter(settled_at=None)

    def of_patients(self):
        return self.filter(reason=Reason.PATIENT)

    def about(self, subject):
        return self.filter(subject_type=ContentType.objects.get_for_model(subject), subject_id=subject.pk)

    def open_first(self):
        """What waits for a moderator, the oldest first; then what is settled, the newest first."""
        is_settled = models.Case(models.When(settled_at=None, then=0), default=1)
        return self.order_by(is_settled, models.F("settled_at").desc(nulls_first=True), "made_at", "pk")


class ReportManager(models.Manager.from_queryset(ReportQuerySet)):
    @transaction.atomic
    def make(self, *, subject, reason, by, words=""):
        """Report `subject` (a Hideable). Where a patient might be identifiable, it is hidden at once.

        Unless a moderator has found nothing wrong upon an earlier such report of the same person. A report that waits
        already is returned as it is.
        """
        same = self.about(subject).filter(made_by=by, reason=reason)
        if waiting := same.open().first():
            return waiting
        report = self.create(subject=subject, reason=reason, words=words, made_by=by)
        is_said_again = same.filter(outcome=Outcome.NOTHING_WRONG).exists()
        if reason == Reason.PATIENT and not is_said_again:
            subject.hide(by=None, reason=report.get_reason_display())
        else:
            subject.hear_of_concern(reason=report.get_reason_display())
        report.record_event("made", by=by, notify=User.objects.filter(is_staff=True), title=subject.in_a_line)
        return report


class Report(RecordsEvents, models.Model):
    subject_type = models.ForeignKey(ContentType, models.CASCADE, editable=False)
    subject_id = models.PositiveBigIntegerField(editable=False)
    subject = GenericForeignKey("subject_type", "subject_id")
    reason = models.CharField(max_length=15, choices=Reason)
    words = models.TextField(blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="reports")
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    settled_at = models.DateTimeField(null=True, blank=True, editable=False)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    outcome = models.CharField(max_length=15, choices=Outcome, blank=True, editable=False)

    objects = ReportManager()

    class Meta:
        constraints = [
            valid_choice("reason", Reason),
            valid_choice("outcome", Outcome, blank=True),
            set_together("settled_at", "settled_by"),
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True, outcome="") | Q(settled_at__isnull=False) & ~Q(outcome=""),
                name="moderation_report_settled_with_outcome",
            ),
            models.UniqueConstraint(
                fields=["subject_type", "subject_id", "made_by", "reason"],
                condition=Q(settled_at__isnull=True),
                name="moderation_report_open_once",
            ),
        ]
        indexes = [models.Index(fields=["subject_type", "subject_id"], name="moderation_report_subject")]

    def __str__(self):
        return f"{self.get_reason_display()}: {self.subject.in_a_line}"

    @transaction.atomic
    def settle(self, *, by, outcome):
        """A moderator's decision; whoever reported it is told. Deciding the same again changes nothing.

        It stays hidden, or is hidden; or it shows again, unless somebody else's report of a patient still waits.
        """
        if not by.is_moderator:
            raise PermissionDenied("Only a moderator may do this.")
        self.refresh_from_db(from_queryset=Report.objects.select_for_update())
        if self.outcome == outcome:
            return
        may_show = self.reason == Reason.PATIENT or self.outcome == Outcome.KEPT_HIDDEN
        self.settled_at, self.settled_by, self.outcome = timezone.now(), by, outcome
        self.save(update_fields=["settled_at", "settled_by", "outcome"])
        if outcome == Outcome.KEPT_HIDDEN:
            self.subject.hide(by=by, reason=self.get_reason_display())
        elif may_show and not Report.objects.about(self.subject).of_patients().open().exists():
            self.subject.show_again(by=by)
        url = "" if self.subject.is_hidden else self.subject.get_absolute_url()
        self.record_event("settled", by=by, notify=[self.made_by], title=self.subject.in_a_line, url=url)
