"""Starting a case study, and the task list it is written from."""

from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.http import urlencode

from sharehub.core.typed import typed
from sharehub.moderation.decorators import asks_about_patients

from ..decorators import authors_only, load_innovation
from ..drafting import already_shared, last_sent_back
from ..forms import ArchiveForm, StartWritingForm
from ..models import Challenge, Innovation
from ..questions import QUESTIONS
from ..task_list import TaskList


@asks_about_patients(form_at="innovations:innovation_create?change=1")
def innovation_create(request):
    """First the title, then what others have on it ("look first"), then the start."""
    form = StartWritingForm(typed(request) or request.GET or None)
    if not form.is_valid() or (request.method == "GET" and "change" in request.GET):
        return TemplateResponse(request, "innovations/innovation_create.html", {"form": form})
    title, themes = form.cleaned_data["title"], form.cleaned_data["themes"]
    if request.method == "POST":
        innovation = Innovation.objects.start(title=title, themes=themes, by=request.user)
        return redirect("innovations:journal_detail", innovation.slug)
    context = {
        "form": form,
        "title": title,
        "themes": themes,
        "already": already_shared(title, themes, request.user),
        "again": urlencode({"title": title, "themes": [theme.slug for theme in themes], "change": 1}, doseq=True),
    }
    return TemplateResponse(request, "innovations/innovation_look_first.html", context)


@load_innovation
@authors_only
def innovation_write(request, innovation):
    can_edit = innovation.can_be_edited_by(request.user)
    context = {
        "innovation": innovation,
        "task_list": TaskList(innovation, can_edit=can_edit),
        "total": len(QUESTIONS),
        "authors": list(innovation.authors.in_order()),
        "can_edit": can_edit,
        "is_owner": innovation.can_be_owned_by(request.user),
        "solves": list(Challenge.objects.visible_to(request.user).solved_by(innovation).newest_first()),
        "sent_back": last_sent_back(innovation),
        "archive_form": ArchiveForm(),
        "review_is_due": innovation.is_review_due,
    }
    return TemplateResponse(request, "innovations/innovation_write.html", context)
