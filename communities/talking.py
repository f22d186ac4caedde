"""A thread as a page shows it: each thing said with where its writer works, and what the reader may do with it."""

from sharehub.core.pagination import paginate
from sharehub.people.queries import places_of

from .models import Post

A_PAGE = 30


def posts_in(thread, user):
    """What is said in it, as `user` reads it, the oldest first."""
    return Post.objects.filter(thread=thread).visible_to(user).in_order()


def talk_of(request, thread):
    """A page of what is said in `thread`, and the thread itself, ready to show; three queries, however many."""
    user = request.user
    page = paginate(request, posts_in(thread, user), A_PAGE)
    posts = list(page.object_list)
    places = places_of([each.made_by for each in (thread, *posts)])
    can_settle = thread.can_be_settled_by(user)
    for said in (thread, *posts):
        said.place = places.get(said.made_by_id)
        said.is_own = said.made_by_id == user.pk
        said.can_edit = said.is_own and said.can_be_edited_by(user)
    for post in posts:
        post.is_answer = post.pk == thread.settled_by_id
        post.can_answer = can_settle and not (thread.is_answered or post.deleted_at or post.is_hidden)
    page.object_list = posts
    return page, can_settle


def page_with(post, user):
    """The number of the page of its thread on which a post stands."""
    posts = posts_in(post.thread, user)
    before = posts.filter(made_at__lt=post.made_at) | posts.filter(made_at=post.made_at, pk__lt=post.pk)
    return before.count() // A_PAGE + 1


def latest_threads(network, user, *, number=3):
    """The few that somebody said something in last, for the page of a network, which has let in only members."""
    return list(network.threads.shown_to(user, author="made_by").latest_first()[:number])
