"""Bringing a case study in that is written already: a Word document, split into pieces, corrected on one page."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from sharehub.core.typed import typed
from sharehub.moderation.decorators import asks_about_patients

from ..actions import start_from_document
from ..drafting import SHOWN, best_matches, case_studies_on
from ..files import Refused
from ..forms import DocumentForm, ImportForm
from ..imports import read_word, split
from ..imports.ours import NEVER_BACK


@asks_about_patients
def innovation_import(request):
    """First the document, then its pieces to correct; they travel in the form, and nothing is kept in between."""
    data = typed(request)
    if ImportForm.is_in(data):
        return pieces_made(request, ImportForm(data))
    form = DocumentForm(data, request.FILES) if request.method == "POST" else DocumentForm()
    if not form.is_valid():
        return TemplateResponse(request, "innovations/import_form.html", {"form": form})
    file = form.cleaned_data["file"]
    try:
        document = read_word(file, name=file.name)
    except Refused as refused:
        form.add_error("file", str(refused))
        return TemplateResponse(request, "innovations/import_form.html", {"form": form})
    title, pieces, told = split(document)
    if document.is_ours:
        told.append(NEVER_BACK)
    return pieces_page(request, ImportForm(title=title, pieces=pieces), title=title, told=told)


def pieces_made(request, form):
    """The draft, if what was corrected will do; else the page once more, as it was typed."""
    if request.method != "POST" or not form.is_valid():
        return pieces_page(request, form)
    innovation = start_from_document(by=request.user, **form.told)
    messages.success(request, "It is a draft, which only you can see.")
    return redirect("innovations:innovation_write", innovation.slug)


def pieces_page(request, form, *, title="", told=()):
    found = case_studies_on(best_matches(title), [], request.user, limit=SHOWN)
    context = {"form": form, "found": found, "told": told}
    return TemplateResponse(request, "innovations/import_pieces.html", context)
