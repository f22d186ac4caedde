"""Where a case study stands on the web: at its title, which may change until it is published."""

from django.db import models

from sharehub.core.addresses import Slugged


class AddressedQuerySet(models.QuerySet):
    def at(self, slug):
        """The one with that address, or that had it as a draft."""
        return self.filter(models.Q(slug=slug) | models.Q(draft_slug=slug) & ~models.Q(draft_slug=""))


class Addressed(Slugged):
    """`draft_slug` is the address before it was published: pages that were open then still save, links still lead."""

    draft_slug = models.SlugField(max_length=80, blank=True, editable=False)

    slug_without_title = "case-study"
    reserved_slugs = frozenset({"new", "questions"})

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["draft_slug"], condition=~models.Q(draft_slug=""), name="%(app_label)s_%(class)s_draft_slug"
            ),
        ]

    def take_title_as_address(self):
        """The address that readers will know: what it is called by now. The draft's own goes on leading here."""
        slug = self.free_slug()
        if slug != self.slug:
            self.slug, self.draft_slug = slug, self.slug
            self.save(update_fields=["slug", "draft_slug"])

    def taken_slugs(self, base):
        others = type(self)._base_manager.exclude(pk=self.pk).filter(draft_slug__startswith=base)
        return super().taken_slugs(base) | set(others.values_list("draft_slug", flat=True))
