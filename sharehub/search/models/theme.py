"""Theme: what a case study is about, with the other words people use for it."""

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.text import slugify
from taggit.models import GenericTaggedItemBase, TagBase

from ..indexing import index_again


class Theme(TagBase):
    """A tag. Moderators keep its synonyms; the search treats them as the same word."""

    synonyms = models.TextField(blank=True, help_text="Other words for it, one to a line: DNA, did not attend.")
    description = models.CharField(max_length=250, blank=True)

    class Meta:
        verbose_name = "theme"
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                name="search_theme_name_once",
                violation_error_message="There is a theme of this name already.",
            ),
        ]

    @property
    def synonym_list(self):
        return [line.strip() for line in self.synonyms.splitlines() if line.strip()]

    def get_absolute_url(self):
        return reverse("innovations:theme_detail", args=[self.slug])

    def slugify(self, tag, i=None):
        """Its address, in plain letters; "theme" for a name that has none. `i` tells it from others."""
        return "-".join(filter(None, [slugify(tag)[:90] or "theme", i and str(i)]))

    @transaction.atomic
    def edit(self, *, by, **changes):
        """A moderator changes name, synonyms or description; its address stays. The admin keeps who did it.

        Synonyms are read with each search. The name stands in the search records of what is under the theme.
        """
        self._moderators_only(by)
        for field, value in changes.items():
            setattr(self, field, value)
        self.save(update_fields=list(changes))
        if "name" in changes:
            index_again(self._things())

    @transaction.atomic
    def remove(self, *, by):
        """A moderator takes it away. What was under it stays, without it."""
        self._moderators_only(by)
        things = self._things()
        self.delete()
        index_again(things)

    def _things(self):
        """What is under it: {model: keys}."""
        things = {}
        for item in self.items.select_related("content_type").order_by("pk"):
            things.setdefault(item.content_type.model_class(), []).append(item.object_id)
        return things

    def _moderators_only(self, by):
        if not by.is_moderator:
            raise PermissionDenied("Only a moderator may do this.")


class ThemedItem(GenericTaggedItemBase):
    """That something is about a theme."""

    tag = models.ForeignKey(Theme, models.CASCADE, related_name="items")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tag", "content_type", "object_id"], name="search_themeditem_once"),
        ]
