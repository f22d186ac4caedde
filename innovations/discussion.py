"""Discussion: what people say under a case study, a challenge or a take-up, thread by thread."""

from dataclasses import dataclass, field

from django.core.paginator import Paginator
from django.db.models import Count, Window
from django.urls import reverse

from .forms.comments import CommentForm, OfferForm
from .models import Challenge, Comment, TakeUp
from .voices import Voice, voices_of

THREADS = 20
PARAMETER = "said"  # the page of a discussion in the address of the page that it stands on


@dataclass
class Said:
    """A comment as `reader` may read it, with the replies to it.

    `shows` is "words", or the trace that is left: "erased" by whoever said it, or "hidden".
    """

    comment: Comment
    voice: Voice
    shows: str
    is_own: bool
    can_edit: bool
    replies: list["Said"] = field(default_factory=list)


@dataclass
class Discussion:
    """One page of threads, the newest last; `page` is Django's."""

    about: object
    page: object
    threads: list[Said]
    can_speak: bool
    create_url: str
    form: CommentForm | None

    @property
    def is_of_challenge(self):
        return isinstance(self.about, Challenge)

    @property
    def earlier(self):
        return f"?{PARAMETER}={self.page.previous_page_number()}#discussion" if self.page.has_previous() else ""

    @property
    def later(self):
        return f"?{PARAMETER}={self.page.next_page_number()}#discussion" if self.page.has_next() else ""


def discussion_of(about, user, page=None, *, marks=None):
    """The Discussion under `about` (gated already) as `user` may read it; its last page, or the one numbered `page`.

    `page` is what stands in the address as `?said=`: junk is the first page. `marks` as voices_of takes them. Takes the
    same queries for any length, and one more for any but the last page.
    """
    all_began = threads_of(about, user)
    # One query counts them and has the last page, which is asked for mostly.
    latest = list(all_began.reverse().annotate(total=Window(Count("pk")))[:THREADS])
    paginator = Paginator(range(latest[0].total if latest else 0), THREADS)
    shown = paginator.get_page(page or paginator.num_pages)
    is_last = not shown.has_next()
    began = latest[: len(shown)][::-1] if is_last else list(all_began[shown.start_index() - 1 : shown.end_index()])
    replies = Comment.objects.filter(reply_to__in=began).shown_to(user, author="made_by").in_order()
    replies = list(replies) if began else []
    voices = voices_of(about, [each.made_by for each in [*began, *replies]], marks=marks)
    threads = {comment.pk: said(comment, voices, user) for comment in began}
    for reply in replies:
        threads[reply.reply_to_id].replies.append(said(reply, voices, user))
    return Discussion(
        about=about,
        page=shown,
        threads=list(threads.values()),
        can_speak=user.is_authenticated,
        create_url=comment_url(about),
        form=form_for(about, user) if user.is_authenticated else None,
    )


def threads_of(about, user):
    return Comment.objects.about(about).threads(user)


def page_with(comment, user):
    """The number of the page of its discussion, as `user` reads it, on which a comment stands."""
    began = comment.thread
    threads = threads_of(comment.about, user)
    before = threads.filter(made_at__lt=began.made_at) | threads.filter(made_at=began.made_at, pk__lt=began.pk)
    return before.count() // THREADS + 1


def said(comment, voices, user):
    is_own = comment.made_by_id == user.pk
    shows = "words"
    if comment.deleted_at:
        shows = "erased"
    elif comment.is_hidden and not (is_own or (user.is_authenticated and user.is_moderator)):
        shows = "hidden"
    can_edit = is_own and comment.can_be_edited_by(user)
    return Said(comment, voices[comment.made_by_id], shows, is_own and not comment.deleted_at, can_edit)


def form_for(about, user, data=None, **kwargs):
    """The form for `user`: on a challenge one may offer help, and the authors of a case study answer a take-up."""
    form = (OfferForm if isinstance(about, Challenge) else CommentForm)(data, auto_id="comment-%s", **kwargs)
    if isinstance(about, TakeUp) and about.innovation.is_authored_by(user):
        form.fields["words"].label = "You wrote the case study: answer them, add to it, or say thank you"
    return form


def comment_url(about):
    """Where a comment on `about` is sent, which is a page with the form too."""
    if isinstance(about, Challenge):
        return reverse("innovations:challenge_comment_create", args=[about.slug])
    if isinstance(about, TakeUp):
        return reverse("innovations:take_up_comment_create", args=[about.innovation.slug, about.pk])
    return reverse("innovations:comment_create", args=[about.slug])
