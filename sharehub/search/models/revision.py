"""Revision: a number that moves on with every change of the index, so that what is kept in memory knows it is old."""

import time

from django.db import models, transaction


class RevisionManager(models.Manager):
    def get_or_none(self):
        return self.order_by("pk").first()

    @transaction.atomic
    def advance(self, *, removed=False):
        """Move on, and return the new number. The row stays locked until the transaction ends: numbers come in order.

        The clock makes the number, so that one from a transaction that was rolled back never comes again.
        """
        _, is_first = self.get_or_create(pk=1)
        revision = self.select_for_update().get(pk=1)
        revision.number = max(revision.number + 1, time.time_ns() // 1000)
        if removed or is_first:  # nobody knows what came before the first
            revision.removed_at = revision.number
        revision.save()
        return revision.number


class Revision(models.Model):
    number = models.PositiveBigIntegerField(default=0)
    removed_at = models.PositiveBigIntegerField(default=0, help_text="The number at which a record was last removed.")

    objects = RevisionManager()

    def __str__(self):
        return str(self.number)
