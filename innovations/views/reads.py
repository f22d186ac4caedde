"""Counting that a case study was read: the page itself says so (static/src/reads.js) after it was open for a while."""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from ..decorators import load_innovation


# Without a token: that would set a cookie for everybody who only reads. From other sites it is refused nevertheless.
@csrf_exempt
@login_not_required
@require_POST
@load_innovation
def reads_count(request, innovation):
    if not is_from_our_own_page(request):
        raise PermissionDenied("Only our own pages say that they are read.")
    innovation.reads.count_one(by=request.user)
    return HttpResponse(status=204)


def is_from_our_own_page(request):
    """Whether the browser says that one of our pages sent it. Browsers let no other site write these headers."""
    if site := request.headers.get("sec-fetch-site"):
        return site == "same-origin"
    return request.headers.get("origin") == f"{request.scheme}://{request.get_host()}"
