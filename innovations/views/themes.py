"""Themes: what case studies are about."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from sharehub.core.pagination import paginate
from sharehub.search.models import Theme

from ..models import Innovation
from ..queries import themes_with_counts


@login_not_required
@require_safe
def theme_list(request):
    return TemplateResponse(request, "innovations/theme_list.html", {"themes": themes_with_counts(request.user)})


@login_not_required
@require_safe
def theme_detail(request, slug):
    theme = get_object_or_404(Theme, slug=slug)
    innovations = Innovation.objects.visible_to(request.user).published().filter(themes=theme)
    context = {"theme": theme, "page": paginate(request, innovations.with_place().fresh_first())}
    return TemplateResponse(request, "innovations/theme_detail.html", context)
