"""The journal of a case study, and the note that is added to it on the day."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.views.decorators.http import require_POST

from sharehub.core.typed import typed
from sharehub.moderation.decorators import asks_about_patients

from ..decorators import authors_only, load_innovation, noters_only
from ..files import Refused
from ..forms import NoteForm
from ..journal import Journal
from ..notes import TILES
from ..weekly import QUESTIONS


@load_innovation
@authors_only
def journal_detail(request, innovation):
    journal = Journal(innovation, shown=request.GET.get("kind", ""))
    team = list(innovation.authors.in_order())
    context = {
        "innovation": innovation,
        "journal": journal,
        "suggestions": list(innovation.suggestions.open().in_order()),
        "page": journal.page(request.GET.get("page")),
        "others": others_of(team, request.user),
        "me": next((author for author in team if author.person_id == request.user.pk), None),
        "can_edit": innovation.can_be_noted_by(request.user),
        "has_removed": innovation.versions.removals().exists(),
    }
    return TemplateResponse(request, "innovations/journal_detail.html", context)


@load_innovation
@noters_only
@asks_about_patients
def note_create(request, innovation):
    """A note; `?kind=` chooses its tile, and with `asked` the weekly question of that tile stands as the heading."""
    kind = request.GET.get("kind", "")
    form = NoteForm(typed(request), request.FILES or None, initial={"kind": kind})
    if request.method == "POST" and form.is_valid():
        entry = innovation.entries.note(by=request.user, **form.told)
        messages.success(request, "It is in your journal.")
        if photo := form.cleaned_data["photo"]:
            attach_photo(request, entry, photo)
        if "another" in request.POST:
            return redirect("innovations:note_create", innovation.slug)
        return redirect(reverse("innovations:journal_detail", args=[innovation.slug]) + f"#entry-{entry.pk}")
    context = {
        "innovation": innovation,
        "form": form,
        "tiles": TILES,
        "asked": QUESTIONS.get(kind) if "asked" in request.GET and form["kind"].value() == kind else None,
        "others": others_of(innovation.authors.in_order(), request.user),
    }
    return TemplateResponse(request, "innovations/note_form.html", context)


def attach_photo(request, entry, photo):
    """Put the photo on the note; a note whose photo we cannot take is a note all the same."""
    try:
        # Not the note's own words: those may change, and the picture's stay.
        description = f"A photo taken for this note, {date_format(entry.happened_on, 'j F Y')}"
        entry.attachments.attach(file=photo, by=request.user, description=description)
    except Refused as refused:
        messages.warning(request, f"The photo is not in it. {refused}")


@require_POST
@load_innovation
@noters_only
def entry_choose(request, innovation, kind, pk):
    """Into the next edition, or left out of it."""
    entry = get_object_or_404(innovation.entries.of_kind(kind), pk=pk)
    entry.choose(by=request.user, is_in=request.POST.get("is_in") == "yes")
    return redirect(reverse("innovations:journal_detail", args=[innovation.slug]) + f"#entry-{entry.pk}")


def others_of(team, user):
    """The names of those who can read the journal too; `team` are its Authors."""
    return [author.person.name for author in team if author.person_id != user.pk and author.person.is_active]
