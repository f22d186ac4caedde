"""What browsers and search engines ask for, and people do not see."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe


@login_not_required
@require_safe
@cache_control(max_age=86400, public=True)
def opensearch(request):
    """Lets a browser's address bar search ShareHub (OpenSearch 1.1)."""
    context = {"site_url": settings.SITE_URL, "search_url": settings.SITE_URL + reverse("search")}
    return render(
        request, "machines/opensearch.xml", context, content_type="application/opensearchdescription+xml; charset=utf-8"
    )


@login_not_required
@require_safe
@cache_control(max_age=86400, public=True)
def robots(request):
    context = {"sitemap_url": settings.SITE_URL + reverse("sitemaps")}
    return render(request, "machines/robots.txt", context, content_type="text/plain; charset=utf-8")
