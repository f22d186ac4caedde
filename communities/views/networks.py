"""Networks: the page of each."""

from django.contrib.auth.decorators import login_not_required
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from ..decorators import load_network


@login_not_required
@require_safe
@load_network
def network_detail(request, network):
    return TemplateResponse(request, "communities/network_detail.html", {"network": network})
