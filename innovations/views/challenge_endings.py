"""How a challenge ends: solved, by their own way or by another's, or dropped; and opening it again."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST

from sharehub.core.typed import typed
from sharehub.moderation.decorators import asks_about_patients

from ..actions import solve_with_own, solve_with_take_up
from ..decorators import challengers_only, load_challenge
from ..drafting import best_matches, case_studies_on
from ..forms.challenges import DropForm, SolvedByForm
from ..models import WrongState

LONGEST_SEARCH = 100
OFFERED, FOUND = 5, 10


@load_challenge
@challengers_only
@asks_about_patients
def challenge_solve(request, challenge):
    """By their own way, or by a case study of another's: what fits is offered, and `?q=` looks for others."""
    if not challenge.is_open:
        return ended_already(request, challenge)
    words = request.GET.get("q", "").strip()[:LONGEST_SEARCH]
    if words:
        found = case_studies_on(best_matches(words), [], request.user, limit=FOUND)
    else:
        found = case_studies_on(
            best_matches(challenge.title), list(challenge.themes.all()), request.user, limit=OFFERED
        )
    form = SolvedByForm(typed(request), found=found)
    if request.method == "POST" and form.is_valid():
        return end(request, challenge, "Well done. It is solved, and those on it are told.", solve_by, form)
    context = {"challenge": challenge, "form": form, "words": words, "found": found}
    return TemplateResponse(request, "innovations/challenge_solve.html", context)


def solve_by(challenge, *, by, **told):
    solve_with_take_up(challenge=challenge, by=by, **told)


@require_POST
@load_challenge
@challengers_only
def challenge_solve_own(request, challenge):
    try:
        draft = solve_with_own(challenge=challenge, by=request.user)
    except WrongState:
        return ended_already(request, challenge)
    messages.success(request, "Well done. Here is a draft of how you did it, which only you can see.")
    return redirect("innovations:innovation_write", draft.slug)


@load_challenge
@challengers_only
@asks_about_patients
def challenge_drop(request, challenge):
    if not challenge.is_open:
        return ended_already(request, challenge)
    form = DropForm(typed(request))
    if request.method == "POST" and form.is_valid():
        return end(request, challenge, "It is dropped. What was said stays here to read.", type(challenge).drop, form)
    return TemplateResponse(request, "innovations/challenge_drop.html", {"challenge": challenge, "form": form})


@require_POST
@load_challenge
@challengers_only
def challenge_reopen(request, challenge):
    try:
        challenge.reopen(by=request.user)
    except WrongState:
        messages.info(request, "It is open.")
    else:
        messages.success(request, "You are working on it again.")
    return redirect(challenge)


def end(request, challenge, words, verb, form):
    """Call the verb; a colleague may have ended it meanwhile."""
    try:
        verb(challenge, by=request.user, **form.cleaned_data)
    except WrongState:
        return ended_already(request, challenge)
    messages.success(request, words)
    return redirect(challenge)


def ended_already(request, challenge):
    messages.info(request, "It has ended already.")
    return redirect(challenge)
