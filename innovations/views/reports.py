"""A reader's concern about anything that people wrote, and its authors' asking to look again."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST

from sharehub.core.typed import typed
from sharehub.moderation.forms import ReportForm
from sharehub.moderation.models import Report

from ..decorators import load_innovation
from ..models import Ask, AskAnswer, Challenge, Comment, Innovation, TakeUp

KINDS = {
    "innovation": Innovation.objects.all,
    "take-up": TakeUp.objects.with_places,
    "challenge": Challenge.objects.all,
    "ask": Ask.objects.with_context,
    "answer": AskAnswer.objects.with_context,
    "comment": Comment.objects.filter(deleted_at=None).with_context,
}


def load_subject(view):
    """Hand the view the thing of that kind (a name in KINDS) and key, where the person may know of it."""

    def wrapped(request, kind, pk):
        if kind not in KINDS:
            raise Http404("There is no such kind of thing.")
        return view(request, get_object_or_404(KINDS[kind]().visible_to(request.user), pk=pk))

    return wrapped


@load_subject
def report_create(request, subject):
    return report_page(request, subject)


@load_innovation
def innovation_report(request, innovation):
    return report_page(request, innovation)


def report_page(request, subject):
    form = ReportForm(typed(request))
    if request.method == "POST" and form.is_valid():
        Report.objects.make(subject=subject, by=request.user, **form.cleaned_data)
        if subject.is_hidden:
            told = f"Thank you. “{subject.in_a_line}” is out of sight until a moderator has looked at it."
            messages.success(request, told)
            return redirect(subject.stands_on or "innovations:innovation_list")
        messages.success(request, "Thank you. A moderator will look at it and tell you what came of it.")
        return redirect(subject)
    return TemplateResponse(request, "innovations/report_form.html", {"subject": subject, "form": form})


@require_POST
@load_subject
def ask_to_show(request, subject):
    """Those who wrote what is hidden have put it right."""
    if not subject.can_be_put_right_by(request.user):
        raise PermissionDenied
    subject.ask_to_show(by=request.user)
    messages.success(request, "The moderators are asked to look again. You will be told what they decide.")
    return redirect(subject)
