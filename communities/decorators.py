"""Who gets to a page of a network: not to know that it exists is 404, not to be allowed is 403."""

from functools import wraps

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from .models import Network


def load_network(view):
    """Hand the view the network of that slug, where the person may know of it."""

    @wraps(view)
    def wrapped(request, slug, **kwargs):
        network = get_object_or_404(Network.objects.visible_to(request.user).at(slug))
        if network.slug != slug and request.method in ("GET", "HEAD"):
            now_at = reverse(request.resolver_match.view_name, kwargs={"slug": network.slug, **kwargs})
            return redirect(f"{now_at}?{query}" if (query := request.META["QUERY_STRING"]) else now_at)
        return view(request, network, **kwargs)

    return wrapped
