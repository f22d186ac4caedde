"""What the pages with a form have in common: saving without overwriting anybody, and going on to the next question."""

from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from sharehub.core.locking import StaleVersion

from ..advising import advice_for_page
from ..drafting import writing_now
from ..questions import BY_KEY, QUESTIONS, next_after, number_of


def question_page(request, innovation, question, template, *, form=None, stale=None, status=200, **context):
    """The page of one question. `stale` (from WritingForm.beside) shows what somebody else saved meanwhile."""
    context |= {
        "innovation": innovation,
        "question": question,
        "number": number_of(question),
        "total": len(QUESTIONS),
        "form": form,
        "stale": stale,
        "next_url": url_after(innovation, question),
        "list_url": reverse(question.url_name, args=question.url_args(innovation)),
        "writing_now": writing_now(innovation, request.path, but=request.user),
        "plain_english": advice_for_page(innovation, question, **context),
        "just_saved": BY_KEY.get(request.GET.get("saved", "")),
    }
    return TemplateResponse(request, template, context, status=status)


def url_after(innovation, question):
    """Where "Skip for now" leads: the next question, or the task list after the last."""
    following = next_after(question)
    if following is None:
        return reverse("innovations:innovation_write", args=[innovation.slug])
    return reverse(following.url_name, args=following.url_args(innovation))


def go_on(innovation, question):
    """On to the next question, which says quietly that this one is saved."""
    return redirect(f"{url_after(innovation, question)}?saved={question.key}")


def save(form, verb):
    """Call `verb` if the form is filled in well. Returns (is_saved, stale), where `stale` tells the two texts apart."""
    if not form.is_valid():
        return False, None
    try:
        verb()
    except StaleVersion as error:
        return False, form.beside(error.current)
    return True, None


def status_of(stale):
    """409 tells that saving met somebody else's change; a form with errors is an ordinary page."""
    return 200 if stale is None else 409
