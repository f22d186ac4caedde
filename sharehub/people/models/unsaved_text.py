"""UnsavedText: what a person has typed into a form and not saved yet; kept while they type, for nobody but them."""

from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from sharehub.core.locking import StaleVersion, Versioned

AT_WORK = timedelta(minutes=3)


class UnsavedTextQuerySet(models.QuerySet):
    def of(self, person):
        return self.filter(person=person)

    def on_page(self, page):
        return self.filter(page=page)

    def under(self, address):
        """Those on pages whose address begins with `address`."""
        return self.filter(page__startswith=address)

    def just_now(self):
        """Those whose person is typing, or was a few minutes ago."""
        return self.filter(saved_at__gte=timezone.now() - AT_WORK)


class UnsavedTextManager(models.Manager.from_queryset(UnsavedTextQuerySet)):
    @transaction.atomic
    def keep(self, *, page, form, version):
        """Keep what is typed on `page`; called as `person.unsaved_texts.keep(...)`. Returns the UnsavedText.

        `form` is the form as it would be posted (urlencoded), `version` that of the text on the page, 0 for none.
        Raises StaleVersion where the same page, open a second time, kept something else meanwhile.
        """
        kept, is_new = self.get_or_create(page=page, defaults={"form": form})
        if is_new:
            return kept
        if kept.form == form:
            return kept
        if kept.version != version:
            raise StaleVersion(kept)
        kept.claim_version(version)
        kept.form, kept.saved_at = form, timezone.now()
        kept.save(update_fields=["form", "saved_at"])
        return kept

    def forget(self, *, page, version):
        """What was typed on `page` is saved for good: drop it, unless the page's second window has typed on."""
        self.filter(page=page, version__lte=version).delete()


class UnsavedText(Versioned):
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="unsaved_texts")
    page = models.CharField(max_length=500)
    form = models.TextField()
    saved_at = models.DateTimeField(default=timezone.now)

    objects = UnsavedTextManager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "page"], name="people_unsavedtext_once_a_page")]

    def __str__(self):
        return f"On {self.page}"
