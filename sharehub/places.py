"""What follows for case studies when an organisation changes: they are found by its name, its PCN and its position."""

from django.db.models import Q

from innovations.models import Innovation
from sharehub.search.indexing import index_many
from sharehub.search.models import SearchRecord

BATCH = 500


def index_cases_of(organisations):
    """Bring the search records up to date of case studies at these organisations, or at members of them."""
    pks = [organisation.pk for organisation in organisations]
    for start in range(0, len(pks), BATCH):
        some = pks[start : start + BATCH]
        there = Q(organisation__in=some) | Q(organisation__parent__in=some) | Q(organisation__parent__parent__in=some)
        index_many(SearchRecord, Innovation.objects.published().filter(there).to_index())
