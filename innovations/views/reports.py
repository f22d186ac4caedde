"""A reader's concern about a case study."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from sharehub.core.typed import typed
from sharehub.moderation.forms import ReportForm
from sharehub.moderation.models import Report

from ..decorators import load_innovation


@load_innovation
def innovation_report(request, innovation):
    form = ReportForm(typed(request))
    if request.method == "POST" and form.is_valid():
        Report.objects.make(subject=innovation, by=request.user, **form.cleaned_data)
        if innovation.is_hidden:
            messages.success(request, f"Thank you. “{innovation}” is out of sight until a moderator has looked at it.")
            return redirect("innovations:innovation_list")
        messages.success(request, "Thank you. A moderator will look at it and tell you what came of it.")
        return redirect(innovation)
    context = {"innovation": innovation, "form": form}
    return TemplateResponse(request, "innovations/innovation_report.html", context)
