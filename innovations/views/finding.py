"""Finding a case study: the one list behind the search and behind browsing."""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import InvalidPage
from django.http import Http404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from ..finding import Finding
from ..narrowing import Narrowing
from ..nearby import nearby_adopters
from ..working_on import open_for


@login_not_required
@require_safe
def innovation_list(request):
    """Search results where there is a `q`, else everything; the search page and the browse page are both this."""
    finding = Finding(request.GET, request.user)
    try:
        page = finding.page(request.GET.get("page", 1))
    except InvalidPage as error:
        raise Http404("There is no such page.") from error
    narrowing = Narrowing(finding)
    is_empty = not page.paginator.count
    chips = list(narrowing.chips)
    looks_for_something = page.number == 1 and (finding.text or chips)
    found = [result.innovation for result in page.object_list] if looks_for_something else []
    context = {
        "finding": finding,
        "narrowing": narrowing,
        "page": page,
        "chips": chips,
        "wider": list(narrowing.wider) if is_empty else [],
        "problems": finding.filters.problems,
        "working_on": open_for(finding),
        "nearby": nearby_adopters(found, finding.filters.point, request.user),
    }
    template = "innovations/nothing_found.html" if is_empty else "innovations/innovation_list.html"
    return TemplateResponse(request, template, context)
