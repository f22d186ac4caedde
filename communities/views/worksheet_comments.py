"""Comments on the worksheet: saying something, changing it, taking it away, and settling it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST

from sharehub.core.typed import typed
from sharehub.moderation.decorators import asks_about_patients

from ..decorators import load_network, load_within, worksheet_readers_only
from ..forms.worksheet_comments import WorksheetCommentForm
from ..models import WorksheetPart

WHOLE = "whole"


@load_network
@worksheet_readers_only
@asks_about_patients
def worksheet_comment_create(request, network, part):
    """`part` is a question of the worksheet, or "whole"."""
    if part != WHOLE and part not in WorksheetPart:
        raise Http404("There is no such part.")
    if not network.can_be_commented_by(request.user):
        raise PermissionDenied
    form = WorksheetCommentForm(typed(request))
    if request.method == "POST" and form.is_valid():
        about = "" if part == WHOLE else part
        comment = network.worksheet_comments.make(by=request.user, part=about, **form.cleaned_data)
        messages.success(request, "It stands beside the question. You can change it for half an hour.")
        return redirect(comment)
    context = {"network": network, "title": "" if part == WHOLE else WorksheetPart(part).label, "form": form}
    return TemplateResponse(request, "communities/worksheet_comment_form.html", context)


load_comment = load_within(lambda network, user: network.worksheet_comments.visible_to(user).standing().with_context())


@load_comment
@asks_about_patients
def worksheet_comment_edit(request, comment):
    if not comment.can_be_edited_by(request.user):
        raise PermissionDenied
    form = WorksheetCommentForm(typed(request), initial={"words": comment.words})
    if request.method == "POST" and form.is_valid():
        comment.edit(by=request.user, **form.cleaned_data)
        messages.success(request, "It is changed.")
        return redirect(comment)
    context = {"network": comment.network, "comment": comment, "form": form}
    return TemplateResponse(request, "communities/worksheet_comment_form.html", context)


@require_POST
@load_comment
def worksheet_comment_delete(request, comment):
    comment.erase(by=request.user)
    messages.success(request, "Your words are taken away.")
    return redirect(comment.url_of_part)


@require_POST
@load_comment
def worksheet_comment_resolve(request, comment):
    comment.resolve(by=request.user)
    messages.success(request, "Settled. Whoever said it is told.")
    return redirect(comment.url_of_part)
