"""Slugged: a thing that stands on the web at its title."""

from django.db import IntegrityError, models, transaction
from django.utils.text import slugify


class Slugged(models.Model):
    slug = models.SlugField(max_length=80, unique=True, editable=False)

    # Its address where the title has no letters for one, and the names of pages that stand beside it.
    slug_without_title = "untitled"
    reserved_slugs = frozenset({"new"})

    class Meta:
        abstract = True

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

    def free_slug(self):
        """The title as a web address, with a number where another thing of its kind has it already."""
        base = slugify(self.title)[:60].strip("-") or self.slug_without_title
        taken = self.reserved_slugs | self.taken_slugs(base)
        return next(slug for n in range(1, len(taken) + 2) if (slug := base if n == 1 else f"{base}-{n}") not in taken)

    def taken_slugs(self, base):
        """The addresses beginning with `base` that lead to others."""
        others = type(self)._base_manager.exclude(pk=self.pk)
        return set(others.filter(slug__startswith=base).values_list("slug", flat=True))
