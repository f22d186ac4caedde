"""Taking a case study away: as Word, as PDF, and as a checklist to print."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from sharehub.core import pdf

from ..decorators import load_innovation
from ..exports import word
from ..exports.case_study import case_study_paper
from ..exports.pdf import pdf_document
from ..exports.workbook import print_workbook
from ..reading import study_of


@dataclass(frozen=True)
class Taken:
    """What is taken away: a Paper, and the edition that it tells (None before the first)."""

    paper: object
    edition: object


def take(request, innovation, make):
    """`make` (a function of exports) of the edition in `?edition=`, or of the newest. An edition not there is 404."""
    editions = list(innovation.editions.standing())
    asked = request.GET.get("edition", "")
    found = [each for each in editions if not asked or str(each.number) == asked]
    if asked and not found:
        raise Http404("There is no such edition.")
    edition = found[0] if found else None
    study = study_of(innovation, edition=edition, user=request.user)
    newest = editions[0].number if editions else None
    return Taken(make(study, edition, is_signed_in=request.user.is_authenticated, newest=newest), edition)


def as_file(content, name, content_type):
    """An answer that browsers save under `name`. Not for search engines: the page itself is."""
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "X-Content-Type-Options": "nosniff",
        "X-Robots-Tag": "noindex",
        "Cache-Control": "private, no-store",  # what it holds depends on who reads
    }
    return HttpResponse(content, content_type=content_type, headers=headers)


def as_word(request, innovation, make):
    paper = take(request, innovation, make).paper
    return as_file(word.word_document(paper), f"{paper.name}.docx", word.CONTENT_TYPE)


def as_pdf(request, innovation, make):
    taken = take(request, innovation, make)
    context = {"innovation": innovation, "edition": taken.edition, "can_write": pdf.can_write_pdf()}
    if not context["can_write"]:
        return TemplateResponse(request, "innovations/innovation_pdf.html", context, status=501)
    try:
        content = pdf_document(taken.paper)
    except pdf.Busy:
        return TemplateResponse(request, "innovations/innovation_pdf.html", context, status=503)
    return as_file(content, f"{taken.paper.name}.pdf", pdf.CONTENT_TYPE)


@login_not_required
@require_safe
@load_innovation
def innovation_word(request, innovation):
    return as_word(request, innovation, case_study_paper)


@login_not_required
@require_safe
@load_innovation
def innovation_pdf(request, innovation):
    return as_pdf(request, innovation, case_study_paper)


@login_not_required
@require_safe
@load_innovation
def workbook_print(request, innovation):
    """The checklist as a page that prints well."""
    taken = take(request, innovation, print_workbook)
    context = {
        "innovation": innovation,
        "paper": taken.paper,
        "pictures": [file.path for file in taken.paper.files if file.kept.is_picture],
        "query": "?inline",  # as pages show pictures
        "edition": taken.edition,
        "has_pdf": pdf.can_write_pdf(),
    }
    return TemplateResponse(request, "innovations/workbook_print.html", context)


@login_not_required
@require_safe
@load_innovation
def workbook_word(request, innovation):
    return as_word(request, innovation, print_workbook)


@login_not_required
@require_safe
@load_innovation
def workbook_pdf(request, innovation):
    return as_pdf(request, innovation, print_workbook)
