"""Searchable: a thing that people find by searching."""

from ..indexing import index_many, unindex
from .search_record import SearchRecord


class Searchable:
    """Mixed into models whose `to_search_record()` gives the fields of their SearchRecord, or None when not findable.

    Their manager has `to_index()`: the queryset with all that this reads of each, in a fixed number of queries.
    Saving brings the index up to date: the one piece of work that hides in `save()`.
    """

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        self.index()

    def delete(self, *args, **kwargs):
        unindex(SearchRecord, self)
        return super().delete(*args, **kwargs)

    def index(self):
        """Bring the index up to date with this thing."""
        # As the database has it: this instance may have been read before somebody else archived or hid the thing.
        index_many(SearchRecord, type(self).objects.filter(pk=self.pk).to_index())
