"""People: what a colleague made, helped with, answered, took up and was thanked for; one's own sheet of it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from sharehub.core import pdf
from sharehub.core.pagination import paginate
from sharehub.people.models import User

from ..recognition import STYLES, Recognition

NEWEST = 10
# What fits on one sheet of paper, however long each is.
ON_PAPER = {"made": 5, "credits": 2, "answers": 2, "take_ups": 2, "thanks": 3}


@require_safe
def person_detail(request, pk):
    person = get_object_or_404(User, pk=pk)
    found = Recognition(person, reader=request.user)
    context = {
        "person": person,
        "affiliations": affiliations_of(person),
        "made": paginate(request, found.made, per_page=NEWEST),
        "credits": list(found.credits[:NEWEST]),
        "answers": list(found.answers[:NEWEST]),
        "take_ups": list(found.take_ups[:NEWEST]),
        "thanks": list(found.thanks[:NEWEST]),
        "thanked_take_ups": list(found.thanked_take_ups[:NEWEST]),
        "is_own": person == request.user,
    }
    return TemplateResponse(request, "people/person_detail.html", context)


@require_safe
def recognition_sheet(request, pk):
    """The sheet as a page, which prints as well."""
    context = sheet_of(own_account(request, pk)) | {"can_be_pdf": pdf.can_write_pdf()}
    return TemplateResponse(request, "people/recognition_sheet.html", context)


@require_safe
def recognition_pdf(request, pk):
    """The sheet as a PDF; where this machine cannot make one, or has too many to make, the page."""
    person = own_account(request, pk)
    if not pdf.can_write_pdf():
        return redirect("recognition_sheet", pk)
    try:
        content = pdf.pdf_of(render_to_string("people/recognition_pdf.html", sheet_of(person)), STYLES)
    except pdf.Busy:
        return redirect("recognition_sheet", pk)
    name = f"recognition-{slugify(person.name) or person.pk}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type=pdf.CONTENT_TYPE, headers=headers)


def own_account(request, pk):
    """The sheet is nobody else's."""
    person = get_object_or_404(User, pk=pk)
    if person != request.user:
        raise PermissionDenied("Only the person themselves may have it.")
    return person


def sheet_of(person):
    """The newest of each that fit on one page, and how many more there are."""
    found = Recognition(person, reader=person)
    lists = {name: getattr(found, name) for name in ON_PAPER} | {"made": found.made_with_editions}
    shown = {name: list(things[: ON_PAPER[name]]) for name, things in lists.items()}
    more = {f"more_{name}": things.count() - len(shown[name]) for name, things in lists.items()}
    return {
        "person": person, "affiliations": affiliations_of(person), "today": timezone.localdate(), **shown, **more,
    }  # fmt: skip


def affiliations_of(person):
    """Where they work now; nothing of somebody whose account is closed."""
    return list(person.affiliations.current().select_related("organisation")) if person.is_active else []
