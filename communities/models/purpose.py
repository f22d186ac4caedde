"""PurposeStatement: what a network was for, from when on; and what its members say of it, at least once a year."""

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import timezone

from sharehub.core.constraints import filled


class PurposeStatementManager(models.Manager):
    def state(self, *, by, at=None):
        """Keep what the network says of its purpose by now; called as `network.purposes.state(...)`."""
        said = {name: getattr(self.instance, name) for name in PURPOSE}
        return self.create(stated_by=by, stated_at=at or timezone.now(), **said)


PURPOSE = ("who_we_are", "what_different", "for_whom", "by_when")


class PurposeStatement(models.Model):
    """Written when the network opens and whenever its purpose changes; never changed afterwards."""

    network = models.ForeignKey("communities.Network", models.CASCADE, related_name="purposes")
    who_we_are = models.TextField()
    what_different = models.TextField()
    for_whom = models.TextField()
    by_when = models.DateField()
    stated_at = models.DateTimeField(default=timezone.now)
    stated_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    objects = PurposeStatementManager()

    class Meta:
        ordering = ["-stated_at", "-pk"]
        constraints = [filled("who_we_are"), filled("what_different"), filled("for_whom")]

    def __str__(self):
        return f"{self.what_different} ({self.stated_at:%d.%m.%Y})"

    def year_at(self, moment):
        """How many whole years it stands at `moment`: 0 in the first. Members are asked once in each from 1 on."""
        return max(relativedelta(timezone.localtime(moment), timezone.localtime(self.stated_at)).years, 0)

    @property
    def year(self):
        return self.year_at(timezone.now())

    def asks(self, user):
        """Whether `user`, a member, is to be asked if it is still right: a year has passed, and they said nothing."""
        return self.year > 0 and not self.answers.filter(user=user, year=self.year).exists()

    def tally(self, *, number_of_members=None):
        """What its present members said of it this year: a dict of numbers, `right`, `needs_work` and `members`.

        `number_of_members` spares counting them once more.
        """
        members = self.network.people()
        said = self.answers.filter(year=self.year, user__in=members).order_by()
        said = dict(said.values_list("is_right").annotate(models.Count("pk")))
        number = members.count() if number_of_members is None else number_of_members
        return {"right": said.get(True, 0), "needs_work": said.get(False, 0), "members": number}


class PurposeAnswerManager(models.Manager):
    @transaction.atomic
    def say(self, *, by, is_right, line="", at=None):
        """Say that the purpose is still right, or needs work; called as `statement.answers.say(...)`.

        For members only, while the network is not closed. Said again in the same year, the newer counts.
        """
        statement, at = self.instance, at or timezone.now()
        network = statement.network
        if not network.is_joined_by(by) or network.is_over:
            raise PermissionDenied("Only its members say so.")
        answer, is_new = self.update_or_create(
            user=by,
            year=statement.year_at(at),
            defaults={"is_right": is_right, "line": line, "answered_at": at},
        )
        if is_new:
            network.record_event("purpose_answered", by=by)
        return answer


class PurposeAnswer(models.Model):
    statement = models.ForeignKey(PurposeStatement, models.CASCADE, related_name="answers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="purpose_answers")
    year = models.PositiveSmallIntegerField()
    is_right = models.BooleanField("still right")
    line = models.CharField(max_length=200, blank=True)
    answered_at = models.DateTimeField(default=timezone.now)

    objects = PurposeAnswerManager()

    class Meta:
        ordering = ["-answered_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["statement", "user", "year"], name="communities_purposeanswer_once")
        ]

    def __str__(self):
        return "Still right" if self.is_right else "Needs work"
