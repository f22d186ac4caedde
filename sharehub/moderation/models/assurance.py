"""Assurance: somebody's word that what they typed is not about a patient, though it looks as if it were."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from sharehub.core.constraints import filled

LONGEST_PAGE = 500


class AssuranceManager(models.Manager):
    def give(self, *, by, page, reason, passages):
        """Keep that `by` says so of `passages` (texts), typed on `page` (an address), and why.

        It is its own record of what happened: nobody is told, and moderators can look it up.
        """
        return self.create(given_by=by, page=page[:LONGEST_PAGE], reason=reason, passages=passages)

    def passages_of(self, person, page):
        """What `person` has given their word for on `page`: a set of texts. Nobody is asked twice about the same."""
        given = self.filter(given_by=person, page=page[:LONGEST_PAGE]).values_list("passages", flat=True)
        return {passage for passages in given for passage in passages}

    def passages_under(self, address):
        """What anybody has given their word for on pages whose address begins with `address`: a set of texts."""
        given = self.filter(page__startswith=address).values_list("passages", flat=True)
        return {passage for passages in given for passage in passages}


class Assurance(models.Model):
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="assurances")
    given_at = models.DateTimeField(default=timezone.now)
    page = models.CharField("on which page", max_length=LONGEST_PAGE)
    reason = models.TextField("why it is not about a patient")
    passages = models.JSONField("what was found")

    objects = AssuranceManager()

    class Meta:
        constraints = [filled("reason")]
        indexes = [models.Index(fields=["given_by", "page"], name="moderation_assurance_of")]

    def __str__(self):
        return f"{self.given_by}: {self.reason}"
