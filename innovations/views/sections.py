"""Questions about the case study itself, one a page."""

from django.http import Http404

from sharehub.core.locking import StaleVersion
from sharehub.core.typed import typed
from sharehub.moderation.decorators import asks_about_patients

from ..answers import Answers
from ..decorators import editors_only, load_innovation
from ..forms import SECTION_FORMS, PlaceForm, places_found, places_of
from ..questions import BY_KEY
from .saving import go_on, question_page, save, status_of

LONGEST_SEARCH = 100


@load_innovation
@editors_only
@asks_about_patients
def section_edit(request, innovation, section):
    if section not in SECTION_FORMS:
        raise Http404("There is no such question.")
    if section == "place":
        return place_edit(request, innovation)
    form = SECTION_FORMS[section](typed(request), thing=innovation)
    return answer(request, innovation, BY_KEY[section], form, "innovations/section_edit.html")


def place_edit(request, innovation):
    """Where it happens: `?q=` looks for other places than one's own."""
    words = request.GET.get("q", "").strip()[:LONGEST_SEARCH]
    found = places_found(request.user, words)
    form = PlaceForm(typed(request), thing=innovation, places=[*places_of(request.user), *found])
    context = {"words": words, "found": len(found)}
    return answer(request, innovation, BY_KEY["place"], form, "innovations/place_edit.html", **context)


def answer(request, innovation, question, form, template, **context):
    stale = None
    if request.method == "POST":
        is_saved, stale = save(form, lambda: edit(innovation, form, by=request.user))
        if is_saved:
            return go_on(innovation, question)
    is_answered = Answers(innovation).is_given(question)
    context |= {"form": form, "stale": stale, "status": status_of(stale), "is_answered": is_answered}
    return question_page(request, innovation, question, template, **context)


def edit(innovation, form, *, by):
    """Save onto the version that the page was opened at; or onto a newer one that answers this question the same."""
    try:
        innovation.edit(by=by, version=form.opened_at, **form.changes)
    except StaleVersion as stale:
        if not form.is_untouched_in(stale.current):
            raise
        stale.current.edit(by=by, version=stale.current.version, **form.changes)
