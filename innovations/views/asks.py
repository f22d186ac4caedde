"""Asks: "tell me more: how did you do that?", what is near to one already, and the page of one with its answers."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from sharehub.core.pagination import paginate
from sharehub.core.typed import typed
from sharehub.moderation.decorators import asks_about_patients

from ..asking import near_asks, quoted_entry, with_people
from ..decorators import load_challenge, load_innovation
from ..forms.asks import LONGEST_QUESTION, AnswerForm, AskForm
from ..models import Ask, Challenge
from ..voices import voices_of


@login_not_required
@require_safe
@load_innovation
def ask_list(request, innovation):
    asks = Ask.objects.about(innovation, request.user)
    page = paginate(request, asks.with_answer_count().with_context().newest_first())
    with_people(page.object_list)
    return TemplateResponse(request, "innovations/ask_list.html", {"innovation": innovation, "page": page})


@load_innovation
@asks_about_patients
def ask_create(request, innovation):
    """About the case study, or with `?entry=` an entry of its newest edition, or with `?take_up=` a take-up of it."""
    return asking_page(request, innovation)


@load_challenge
@asks_about_patients
def challenge_ask_create(request, challenge):
    return asking_page(request, challenge)


def asking_page(request, about):
    """First the answered asks that are near, where there are some and they were not seen yet; then the ask."""
    form, near = AskForm(typed(request)), []
    entry, take_up = narrowed(request, about, form.data)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"]
        near = [] if request.POST.get("looked") else near_asks(words, about, request.user)
        if not near:
            living = entry and about.entries.filter(pk=entry.source_id).first()
            ask = about.asks.ask(words=words, by=request.user, entry=living, take_up=take_up)
            messages.success(request, "Your question is asked. Those who may know are told, and you hear of an answer.")
            return redirect(ask)
    look_first = "challenge_ask_look_first" if isinstance(about, Challenge) else "ask_look_first"
    context = {
        "about": about,
        "form": form,
        "entry": entry,
        "take_up": take_up,
        "near": near,
        "look_url": reverse(f"innovations:{look_first}", args=[about.slug]),
    }
    return TemplateResponse(request, "innovations/ask_form.html", context)


def narrowed(request, about, begun):
    """What exactly it is about: an EditionEntry, or a TakeUp, or neither. 404 for what is not of this case study."""
    keys = next((each for each in (request.POST, request.GET, begun) if each.get("entry") or each.get("take_up")), {})
    entry, take_up = keys.get("entry"), keys.get("take_up")
    if not entry and not take_up:
        return None, None
    key = entry or take_up
    if not hasattr(about, "entries") or not (key.isascii() and key.isdigit() and len(key) < 19):
        raise Http404("There is no such thing to ask about.")
    if not entry:
        return None, get_object_or_404(about.take_ups.visible_to(request.user).with_places(), pk=key)
    if quoted := quoted_entry(about, key):
        return quoted, None
    raise Http404("There is no such entry in what was published.")


@require_POST
@load_innovation
def ask_look_first(request, innovation):
    return near_piece(request, innovation)


@require_POST
@load_challenge
def challenge_ask_look_first(request, challenge):
    return near_piece(request, challenge)


def near_piece(request, about):
    """While somebody types: the answered asks that are near (static/src/asking.js)."""
    near = near_asks(request.POST.get("words", "")[:LONGEST_QUESTION], about, request.user)
    return TemplateResponse(request, "innovations/_asks_near.html", {"near": near})


def load_ask(view):
    def wrapped(request, pk):
        return view(request, get_object_or_404(Ask.objects.visible_to(request.user).with_context(), pk=pk))

    return wrapped


@login_not_required
@require_safe
@load_ask
def ask_detail(request, ask):
    return page_of(request, ask, AnswerForm(typed(request)) if request.user.is_authenticated else None)


def page_of(request, ask, form):
    """The page of an ask. What settled it stands first, then the other answers in their order."""
    answers = ask.answers.shown_to(request.user, author="answered_by").settling_first(ask)
    page = paginate(request, answers)
    voices = voices_of(ask.about, [ask.asked_by, *(each.answered_by for each in page)])
    context = {
        "ask": ask,
        "asker": voices[ask.asked_by_id],
        "entry": ask.entry_id and quoted_entry(ask.innovation, ask.entry_id),
        "page": page,
        "answers": [(each, voices[each.answered_by_id]) for each in page],
        "is_asker": ask.asked_by_id == request.user.pk,
        "is_team": ask.innovation is not None and ask.innovation.can_be_edited_by(request.user),
        "form": form,
    }
    return TemplateResponse(request, "innovations/ask_detail.html", context)


@require_POST
@load_ask
def ask_unsettle(request, ask):
    ask.settle(by=request.user, answer=None)
    messages.success(request, "Your question is open again.")
    return redirect(ask)
