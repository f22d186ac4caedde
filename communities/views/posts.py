"""What is said in a thread: saying it, changing it, taking it away, and that it was the answer."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST, require_safe

from sharehub.core.typed import typed
from sharehub.moderation.decorators import asks_about_patients

from ..decorators import load_post, load_thread
from ..forms.threads import PostForm
from ..talking import page_with
from .threads import thread_page


@require_POST
@load_thread
@asks_about_patients(form_at="communities:thread_detail")
def post_create(request, thread):
    if not thread.network.can_be_talked_in_by(request.user):
        raise PermissionDenied
    form = PostForm(typed(request))
    if not form.is_valid():
        return thread_page(request, thread, form)
    post = thread.posts.say(by=request.user, **form.cleaned_data)
    messages.success(request, "It stands here now. You can change it for half an hour.")
    return redirect(post)


@require_safe
@load_post
def post_detail(request, post):
    """Where it stands in its thread, or stood."""
    return redirect(f"{post.thread.get_absolute_url()}?page={page_with(post, request.user)}#post-{post.pk}")


@load_post
@asks_about_patients
def post_edit(request, post):
    if not post.can_be_edited_by(request.user):
        raise PermissionDenied
    form = PostForm(typed(request), initial={"words": post.words})
    if request.method == "POST" and form.is_valid():
        post.edit(by=request.user, **form.cleaned_data)
        messages.success(request, "It is changed.")
        return redirect(post)
    context = {"network": post.thread.network, "thread": post.thread, "form": form}
    return TemplateResponse(request, "communities/post_form.html", context)


@require_POST
@load_post
def post_delete(request, post):
    post.erase(by=request.user)
    messages.success(request, "Your words are taken away.")
    return redirect(post.thread)


@require_POST
@load_post
def post_settle(request, post):
    """It answers the question, as long as it stands."""
    if post.deleted_at or post.is_hidden:
        raise Http404("It is out of sight.")
    post.thread.settle(post, by=request.user)
    messages.success(request, "That is the answer. Whoever gave it is told.")
    return redirect(post)
