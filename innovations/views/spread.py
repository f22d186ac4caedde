"""Who tried it: all places that took a case study up, and pictures of how it spread."""

from django.contrib.auth.decorators import login_not_required
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from sharehub.core.pagination import paginate

from ..adopters import add_history, adopters_of, with_words
from ..decorators import load_innovation
from ..models import TakeUpStage
from ..pictures.map import map_of
from ..pictures.over_time import over_time
from ..pictures.tree import tree_of
from ..spread import Spread


@login_not_required
@require_safe
@load_innovation
def take_up_list(request, innovation):
    """Everybody who took it up, nearest first; `?stage=` narrows. Pictures stand on the first page of all."""
    user, place = request.user, getattr(request.user, "organisation", None)
    nearest_first = sorted(adopters_of(innovation, user=user, place=place), key=lambda adopter: adopter.nearness)
    spread = Spread(nearest_first, place)
    stage = request.GET.get("stage")
    stage = stage if stage in TakeUpStage.values else ""
    page = paginate(request, [each for each in spread.adopters if stage in ("", each.stage)])
    page.object_list = with_words(page.object_list)
    is_first = page.number == 1 and not stage
    add_history(spread.adopters if is_first else page.object_list)
    context = {
        "innovation": innovation,
        "spread": spread,
        "page": page,
        "stage": stage,
        "is_first": is_first,
        "pictures": pictures_of(innovation, spread.adopters, getattr(user, "point", None))
        if is_first and spread.adopters
        else None,
    }
    return TemplateResponse(request, "innovations/take_up_list.html", context)


def pictures_of(innovation, adopters, point):
    origin = innovation.organisation
    name = origin.name if origin else "where it began"
    return {
        "tree": tree_of(adopters, origin=name),
        "over_time": over_time(adopters),
        "map": map_of(adopters, origin=origin and origin.point, origin_name=name, you=point),
    }
