"""Where a case study stands on the web: at its title, which may change until it is published."""

from django.db import IntegrityError, models, transaction
from django.utils.text import slugify

# Pages of the site stand at these, beside the case studies.
FIXED = {"new", "questions"}


class AddressedQuerySet(models.QuerySet):
    def at(self, slug):
        """The one with that address, or that had it as a draft."""
        return self.filter(models.Q(slug=slug) | models.Q(draft_slug=slug) & ~models.Q(draft_slug=""))


class Addressed(models.Model):
    """`draft_slug` is the address before it was published: pages that were open then still save, links still lead."""

    slug = models.SlugField(max_length=80, unique=True, editable=False)
    draft_slug = models.SlugField(max_length=80, blank=True, editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["draft_slug"], condition=~models.Q(draft_slug=""), name="%(app_label)s_%(class)s_draft_slug"
            ),
        ]

    def save_at_free_slug(self):
        """Save it for the first time. Where somebody takes the same address at that moment, it takes the next."""
        for tries_left in (2, 1, 0):
            self.slug = self.free_slug()
            try:
                with transaction.atomic():
                    self.save()
            except IntegrityError:
                if not tries_left:
                    raise
            else:
                break

    def take_title_as_address(self):
        """The address that readers will know: what it is called by now. The draft's own goes on leading here."""
        slug = self.free_slug()
        if slug != self.slug:
            self.slug, self.draft_slug = slug, self.slug
            self.save(update_fields=["slug", "draft_slug"])

    def free_slug(self):
        """The title as a web address, with a number where another case study has it already."""
        base = slugify(self.title)[:60].strip("-") or "case-study"
        others = type(self)._base_manager.exclude(pk=self.pk)
        taken = {*FIXED, *others.filter(slug__startswith=base).values_list("slug", flat=True)}
        taken |= set(others.filter(draft_slug__startswith=base).values_list("draft_slug", flat=True))
        return next(slug for n in range(1, len(taken) + 2) if (slug := base if n == 1 else f"{base}-{n}") not in taken)
