"""Stops people, once and kindly, before they save what somebody could recognise a patient by."""

import re
from functools import wraps

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.crypto import salted_hmac

from sharehub.core.typed import keep

from .forms import AssuranceForm
from .identifiable import Risk, find
from .models import Assurance

ANSWER = "patients-answer"
CHANGE, NOT_A_PATIENT = "change", "not-a-patient"
NOT_TYPED = re.compile(r"^csrf|^version$|^seen$|password|^code$")
# Asked for on purpose: a colleague to credit, or to talk to. A patient in them still stops the writer.
FOR_A_COLLEAGUE = re.compile("^name$|^email$|^contact")
AROUND = 60  # characters quoted on each side
MOST_NAMED = 3
HINTED, MOST_REMEMBERED = "patients-hinted", 100
CHANGE_IT = "What you typed is still here, but not saved yet. Take out what could tell somebody who a patient is."


def asks_about_patients(view=None, *, form_at=""):
    """Put directly above the `def` of a view that saves what people type, below the guards.

    What a text on the way in may let somebody recognise a patient by is quoted back: they change it, or give their word
    that it is nobody's, and why, and then the view gets the form as it was typed. "Change it" leads to the view's own
    page, or, where that takes no visitors, to the one named `form_at` ("app:name", a query may follow); its form fills
    itself from sharehub.core.typed. Less likely things do not stop anybody: a message names them after saving.
    """
    if view is None:
        return lambda view: asks_about_patients(view, form_at=form_at)

    @wraps(view)
    def wrapped(request, *args, **kwargs):
        if request.method != "POST":
            return view(request, *args, **kwargs)
        answer, assurance = request.POST.get(ANSWER), AssuranceForm(request.POST)
        request.POST = as_typed(request.POST)
        if answer == CHANGE:
            page = page_of(request, form_at)
            keep(request, page=page, why=CHANGE_IT)
            return redirect(page)
        found = passages_in(request)
        likely = [passage for passage in found if passage["weight"] == Risk.HIGH]
        if likely and not (answer == NOT_A_PATIENT and assurance.is_valid()):
            return interruption(request, likely, assurance if answer == NOT_A_PATIENT else AssuranceForm())
        if likely:
            texts = [passage["text"] for passage in likely]
            reason = assurance.cleaned_data["reason"]
            Assurance.objects.give(by=request.user, page=request.path, reason=reason, passages=texts)
        response = view(request, *args, **kwargs)
        if not likely and 300 <= response.status_code < 400:  # saved
            hint(request, found)
        return response

    return wrapped


def as_typed(posted):
    """The form without the answer to our question."""
    form = posted.copy()
    for name in [ANSWER, *(f"{AssuranceForm.prefix}-{field}" for field in AssuranceForm.base_fields)]:
        form.pop(name, None)
    return form


def passages_in(request):
    """What was posted that may identify a patient and was not answered for: dicts of kind, text and what is around."""
    known = Assurance.objects.passages_of(request.user, request.path)
    typed = [(name, text) for name, texts in request.POST.lists() if not NOT_TYPED.search(name) for text in texts]
    return [
        {
            "kind": str(finding.kind),
            "weight": finding.weight,
            "before": just_before(text[: finding.start]),
            "text": finding.passage,
            "after": just_after(text[finding.end :]),
        }
        for name, text in typed
        for finding in find(text)
        if finding.passage not in known and (finding.weight == Risk.HIGH or not FOR_A_COLLEAGUE.search(name))
    ]


def just_before(text):
    """The last words of `text`, with … where it was cut."""
    if len(text) <= AROUND:
        return text
    near = text[-AROUND:]
    return f"…{near[near.find(' ') + 1 :]}"


def just_after(text):
    """The first words of `text`, with … where it was cut."""
    if len(text) <= AROUND:
        return text
    near = text[:AROUND]
    return f"{near[: near.rfind(' ')] if ' ' in near else near}…"


def page_of(request, form_at):
    """The address of the page with the form."""
    if not form_at:
        return request.get_full_path()
    name, _, query = form_at.partition("?")
    path = reverse(name, kwargs=request.resolver_match.kwargs)
    return f"{path}?{query}" if query else path


def interruption(request, passages, form):
    """The question, with all that was typed in hidden fields. 422 tells a script that nothing was saved."""
    context = {
        "passages": passages,
        "form": form,
        "fields": [
            (name, value) for name, values in request.POST.lists() if name != "csrfmiddlewaretoken" for value in values
        ],
        "change": CHANGE,
        "not_a_patient": NOT_A_PATIENT,
    }
    return TemplateResponse(request, "moderation/interruption.html", context, status=422)


def hint(request, passages):
    """Name them, once a session: what people are told again and again they stop reading."""
    told = request.session.get(HINTED, [])
    texts = [text for text in dict.fromkeys(passage["text"] for passage in passages) if mark_of(text) not in told]
    if not texts:
        return
    request.session[HINTED] = [*told, *map(mark_of, texts)][-MOST_REMEMBERED:]
    named = [f"“{text}”" for text in texts]
    more = " and more" if len(named) > MOST_NAMED else ""
    names = ", ".join(named[:MOST_NAMED])
    messages.info(request, f"Saved. Please check that nobody could recognise a patient by {names}{more}.")


def mark_of(text):
    """What a session remembers of `text`: never the text itself, which may tell who a patient is."""
    return salted_hmac(HINTED, text).hexdigest()[:16]
