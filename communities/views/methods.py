"""The library of methods: how a network may work."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from ..methods import BY_SLUG, LIBRARY
from ..models import Network


@login_not_required
@require_safe
def method_list(request):
    return TemplateResponse(request, "communities/method_list.html", {"library": LIBRARY})


@login_not_required
@require_safe
def method_detail(request, method):
    if method not in BY_SLUG:
        raise Http404("There is no such method.")
    method = BY_SLUG[method]
    working = Network.objects.visible_to(request.user).active().filter(method=method.code).by_name()[:10]
    return TemplateResponse(request, "communities/method_detail.html", {"method": method, "working": working})
