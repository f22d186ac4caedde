"""Coverage: for advocates, which practices of their area were asked, have shared, have taken up."""

from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from sharehub.core.pagination import paginate
from sharehub.core.typed import typed
from sharehub.moderation.decorators import asks_about_patients
from sharehub.people.models import Organisation

from ..coverage import areas_of, as_csv, coverage_of
from ..forms.contacts import ContactForm
from ..models import looks_after

PER_PAGE = 50


@require_safe
def coverage_list(request):
    """The areas that somebody looks after."""
    context = {"page": paginate(request, areas_of(request.user), per_page=PER_PAGE)}
    return TemplateResponse(request, "innovations/coverage_list.html", context)


def load_area(view):
    """Hand the view the PCN or ICB of that code, for its advocates and for moderators."""

    @wraps(view)
    def wrapped(request, ods_code):
        areas = Organisation.objects.with_parents().filter(kind__in=["pcn", "icb"])
        area = get_object_or_404(areas, ods_code=ods_code.upper())
        if not (request.user.is_moderator or looks_after(request.user, area)):
            raise PermissionDenied
        return view(request, area)

    return wrapped


@load_area
@asks_about_patients
def coverage_detail(request, area):
    """The practices of an area, 50 a page. `?note=` opens the form of one, to note that it was asked."""
    practice, form = None, None
    if code := request.GET.get("note"):
        practices = area.with_members().open().practices()
        practice, form = get_object_or_404(practices, ods_code=code.upper()), ContactForm(typed(request))
    if request.method == "POST" and form and form.is_valid():
        practice.contacts.note(by=request.user, **form.cleaned_data)
        messages.success(request, f"Noted for {practice}.")
        return redirect(page_of(request, area, practice))
    rows = coverage_of(area, request.user)
    context = {
        "area": area,
        "page": paginate(request, rows, per_page=PER_PAGE),
        "totals": totals(rows),
        "pcns": area.members.open().filter(kind="pcn").order_by("name", "pk") if area.kind == "icb" else [],
        "noting": practice,
        "form": form,
    }
    return TemplateResponse(request, "innovations/coverage_detail.html", context)


def page_of(request, area, practice):
    """The page of the list that `practice` stands on, at its row."""
    page = request.GET.get("page", "")
    address = reverse("innovations:coverage_detail", args=[area.ods_code])
    return f"{address}{f'?page={page}' if page.isdecimal() else ''}#{practice.ods_code}"


def totals(rows):
    """How many practices there are, were asked, share, took something up: of the whole area, to see how far one is."""
    return [
        (len(rows), "practice" if len(rows) == 1 else "practices"),
        (sum(row.is_asked for row in rows), "asked"),
        (sum(row.doing.shared > 0 for row in rows), "have shared"),
        (sum(row.doing.taken_up > 0 for row in rows), "have taken something up"),
        (sum(row.doing.working_on > 0 for row in rows), "are working on something"),
    ]


@require_safe
@load_area
def coverage_export(request, area):
    name = f"coverage-{slugify(area.name) or area.ods_code}-{timezone.localdate()}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(
        as_csv(coverage_of(area, request.user)), content_type="text/csv; charset=utf-8", headers=headers
    )
