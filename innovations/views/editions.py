"""Reading an edition of a case study: the newest, or an older one that says so."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.views.decorators.http import require_safe

from ..decorators import load_innovation
from .innovations import page_of


@login_not_required
@require_safe
@load_innovation
def edition_detail(request, innovation, number):
    editions = list(innovation.editions.all())
    for edition in editions:
        if edition.number == number:
            return page_of(request, innovation, editions, edition)
    raise Http404
