"""What people say under a case study, a challenge or a take-up: saying it, replying, changing it, taking it away."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from sharehub.core.typed import typed
from sharehub.moderation.decorators import asks_about_patients

from ..decorators import load_challenge, load_innovation, load_take_up
from ..discussion import PARAMETER, form_for, page_with
from ..forms.comments import CommentForm
from ..models import Comment


@load_innovation
@asks_about_patients
def comment_create(request, innovation):
    return saying_page(request, innovation)


@load_challenge
@asks_about_patients
def challenge_comment_create(request, challenge):
    return saying_page(request, challenge)


@load_take_up
@asks_about_patients
def take_up_comment_create(request, take_up):
    return saying_page(request, take_up)


def saying_page(request, about, *, reply_to=None):
    form = CommentForm(typed(request)) if reply_to else form_for(about, request.user, typed(request))
    if request.method == "POST" and form.is_valid():
        comment = about.comments.make(by=request.user, reply_to=reply_to, **form.cleaned_data)
        messages.success(request, "It stands here now. You can change it for half an hour.")
        return redirect(comment)
    context = {"about": about, "reply_to": reply_to, "form": form}
    return TemplateResponse(request, "innovations/comment_form.html", context)


def load_comment(view):
    """Hand the view a comment whose words the person may read."""

    def wrapped(request, pk):
        found = Comment.objects.visible_to(request.user).filter(deleted_at=None).with_context()
        return view(request, get_object_or_404(found, pk=pk))

    return wrapped


@load_comment
@asks_about_patients
def comment_reply(request, comment):
    return saying_page(request, comment.about, reply_to=comment)


@login_not_required
@require_safe
def comment_detail(request, pk):
    """Where it stands, or stood, in its discussion."""
    comment = get_object_or_404(Comment.objects.visible_to(request.user).with_context(), pk=pk)
    number = page_with(comment, request.user)
    return redirect(f"{comment.about.get_absolute_url()}?{PARAMETER}={number}#comment-{comment.pk}")


@load_comment
@asks_about_patients
def comment_edit(request, comment):
    if not comment.can_be_edited_by(request.user):
        raise PermissionDenied
    form = CommentForm(typed(request), initial={"words": comment.words})
    if request.method == "POST" and form.is_valid():
        comment.edit(by=request.user, **form.cleaned_data)
        messages.success(request, "It is changed.")
        return redirect(comment)
    return TemplateResponse(request, "innovations/comment_edit.html", {"comment": comment, "form": form})


@load_comment
def comment_delete(request, comment):
    if not comment.can_be_deleted_by(request.user):
        raise PermissionDenied
    if request.method == "POST":
        comment.erase(by=request.user)
        messages.success(request, "Your words are taken away.")
        return redirect(comment)
    return TemplateResponse(request, "innovations/comment_delete.html", {"comment": comment})
