"""What an entry or an answer said before, and bringing it back."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from ..decorators import authors_only, load_innovation, noters_only
from ..forms import SECTION_FORMS
from ..history import fields_of, history_of, words_of_entry, words_of_fields
from ..models import WrongState
from ..questions import BY_KEY

# So many versions are shown; older ones are kept, but nobody reads as far back.
SHOWN = 100


@load_innovation
@authors_only
def section_history(request, innovation, section):
    if section not in SECTION_FORMS:
        raise Http404("There is no such question.")
    versions = innovation.versions.of_fields(fields_of(section))[:SHOWN]
    back_url = reverse("innovations:section_edit", args=[innovation.slug, section])
    return history_page(request, innovation, history_of(versions, words=words_of_fields), BY_KEY[section], back_url)


@load_innovation
@authors_only
def entry_history(request, innovation, kind, pk):
    entry = get_object_or_404(innovation.entries.of_kind(kind), pk=pk)
    versions = innovation.versions.of_entry(entry.pk)[:SHOWN]
    back_url = reverse("innovations:entry_edit", args=[innovation.slug, kind, pk])
    return history_page(request, innovation, history_of(versions, words=words_of_entry), BY_KEY[kind], back_url)


def history_page(request, innovation, steps, question, back_url):
    context = {
        "innovation": innovation,
        "steps": steps,
        "question": question,
        "back_url": back_url,
        "can_edit": innovation.can_be_noted_by(request.user),
    }
    return TemplateResponse(request, "innovations/version_list.html", context)


@load_innovation
@authors_only
def removed_list(request, innovation):
    """Deleted notes, the last first."""
    removals = innovation.versions.removals().prefetch_related("files")[:SHOWN]
    steps = [{"version": version, "words": words_of_entry(version).items()} for version in removals]
    context = {"innovation": innovation, "steps": steps, "can_edit": innovation.can_be_noted_by(request.user)}
    return TemplateResponse(request, "innovations/removed_list.html", context)


@require_POST
@load_innovation
@noters_only
def version_restore(request, innovation, pk):
    version = get_object_or_404(innovation.versions.select_related("innovation"), pk=pk)
    words = "It is back in your journal." if version.is_removal else "It says this again, and keeps what it said since."
    try:
        version.restore(by=request.user)
    except WrongState as error:
        messages.warning(request, f"Nothing was changed. {error}")
    else:
        messages.success(request, words)
    if version.entry_id:
        return redirect("innovations:journal_detail", innovation.slug)
    return redirect("innovations:innovation_write", innovation.slug)
