"""What the members of a network talk about: the list, a thread, beginning one, and following it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST, require_safe

from sharehub.core.pagination import paginate
from sharehub.core.typed import typed
from sharehub.moderation.decorators import asks_about_patients

from ..decorators import insiders_only, load_network, load_thread, talkers_only
from ..forms.threads import ASKS, TELLS, PostForm, ThreadForm
from ..models import Post
from ..talking import talk_of

MOST_CHARACTERS = 100


@require_safe
@load_network
@insiders_only
def thread_list(request, network):
    """`?q=` words to look for, `?show=unanswered` only questions that nobody has answered."""
    words = " ".join(request.GET.get("q", "").split())[:MOST_CHARACTERS]
    is_unanswered = request.GET.get("show") == "unanswered"
    found = network.threads.visible_to(request.user)
    found = found.with_words(words) if words else found
    context = {
        "network": network,
        "threads": paginate(request, (found.unanswered() if is_unanswered else found).latest_first()),
        "words": words,
        "is_unanswered": is_unanswered,
        "can_talk": network.can_be_talked_in_by(request.user),
    }
    return TemplateResponse(request, "communities/thread_list.html", context)


@load_network
@talkers_only
@asks_about_patients
def thread_create(request, network):
    form = ThreadForm(typed(request))
    if request.method == "POST" and form.is_valid():
        thread = network.threads.begin(by=request.user, **form.said)
        messages.success(request, "It stands here now. You hear of what others say.")
        return redirect(thread)
    return TemplateResponse(request, "communities/thread_form.html", {"network": network, "form": form})


@require_safe
@load_thread
def thread_detail(request, thread):
    return thread_page(request, thread, PostForm(typed(request)))


def thread_page(request, thread, form):
    """Its page, with the form to say something for those who may."""
    user = request.user
    posts, can_settle = talk_of(request, thread)
    follower = thread.followers.filter(user=user).first()
    answer = Post.objects.standing().filter(pk=thread.settled_by_id).first() if thread.is_answered else None
    can_talk = thread.network.can_be_talked_in_by(user)
    context = {
        "network": thread.network,
        "thread": thread,
        "posts": posts,
        "answer": answer,
        "can_settle": can_settle,
        "form": form if can_talk else None,
        "is_member": can_talk or thread.network.is_joined_by(user),
        "is_followed": follower is not None and not follower.is_muted,
    }
    return TemplateResponse(request, "communities/thread_detail.html", context)


@load_thread
@asks_about_patients
def thread_edit(request, thread):
    if not thread.can_be_edited_by(request.user):
        raise PermissionDenied
    kind = ASKS if thread.is_question else TELLS
    form = ThreadForm(typed(request), initial={"title": thread.title, "words": thread.words, "kind": kind})
    if request.method == "POST" and form.is_valid():
        thread.edit(by=request.user, **form.said)
        messages.success(request, "It is changed.")
        return redirect(thread)
    context = {"network": thread.network, "thread": thread, "form": form}
    return TemplateResponse(request, "communities/thread_form.html", context)


@require_POST
@load_thread
def thread_delete(request, thread):
    thread.erase(by=request.user)
    messages.success(request, "Your words are taken away.")
    return redirect(thread)


@require_POST
@load_thread
def thread_follow(request, thread):
    thread.followers.follow(by=request.user)
    messages.success(request, "You hear of what is said here.")
    return redirect(thread)


@require_POST
@load_thread
def thread_mute(request, thread):
    thread.followers.mute(by=request.user)
    messages.success(request, "You hear no more of this.")
    return redirect(thread)


@require_POST
@load_thread
def thread_unsettle(request, thread):
    thread.unsettle(by=request.user)
    messages.success(request, "It is a question without an answer again.")
    return redirect(thread)
