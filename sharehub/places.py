"""What follows when an organisation changes: what is there is found by its name, its PCN, its ICB and its position."""

from django.db.models import Q

from innovations.models import Ask, Challenge, Innovation
from sharehub.search.indexing import index_again

BATCH = 500


def index_what_is_at(organisations):
    """Bring the search records up to date of all that is at these organisations, or at members of them.

    Those are case studies, challenges and asks; and case studies taken up there, which quote the place by its name.
    """
    pks = [organisation.pk for organisation in organisations]
    found = {Innovation: set(), Challenge: set(), Ask: set()}
    for start in range(0, len(pks), BATCH):
        some = pks[start : start + BATCH]
        for model, there in [
            (Innovation, at("organisation", some)),
            (Innovation, Q(take_ups__organisation__in=some)),
            (Challenge, at("organisation", some)),
            (Ask, at("innovation__organisation", some)),
            (Ask, at("challenge__organisation", some)),
        ]:
            found[model].update(model.objects.filter(there).values_list("pk", flat=True))
    index_again({model: sorted(keys) for model, keys in found.items()})


def at(path, pks):
    """A condition: `path` leads to one of these organisations, or to a member of one."""
    return Q(**{f"{path}__in": pks}) | Q(**{f"{path}__parent__in": pks}) | Q(**{f"{path}__parent__parent__in": pks})
