"""People doing something similar."""

from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from sharehub.core.pagination import paginate

from ..similar import similar_to


@require_safe
def similar_list(request):
    page = paginate(request, similar_to(request.user))
    return TemplateResponse(request, "communities/similar_list.html", {"page": page})
