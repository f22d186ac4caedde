"""What came of a case study, in numbers: for its team and moderators."""

from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from ..decorators import authors_only, load_innovation
from ..numbers import Numbers


@require_safe
@load_innovation
@authors_only
def innovation_numbers(request, innovation):
    numbers = Numbers(innovation, request.user)
    context = {
        "innovation": innovation,
        "figures": numbers.figures,
        "talk": numbers.talk,
        "has_take_ups": bool(numbers.take_ups),
        "stages": numbers.stages,
        "settings": numbers.settings,
        "distances": numbers.distances,
        "reasons": numbers.reasons,
    }
    return TemplateResponse(request, "innovations/innovation_numbers.html", context)
