"""What those who scope a network say beside the questions of its worksheet."""

from collections import Counter
from dataclasses import dataclass

from .forms.worksheet_comments import WorksheetCommentForm

MOST = 50


@dataclass
class Talk:
    """Beside one question, or ("") the whole: what is `open`, what is `settled`; a `form` for those who may speak."""

    part: str
    open: list
    settled: list
    form: object


def talk_of(network, user, part=""):
    """A Talk. One query, however much was said; a worksheet with more than fifty comments on a question shows fifty."""
    said = network.worksheet_comments.visible_to(user).standing().filter(part=part).in_order()[:MOST]
    is_spoken_on, can_fill = network.can_be_commented_by(user), network.can_be_edited_by(user)
    comments = list(said)
    for comment in comments:
        comment.network = network
        comment.is_own = comment.made_by_id == user.pk
        comment.can_edit = comment.can_be_edited_by(user)
        comment.can_resolve = can_fill or (comment.is_own and is_spoken_on)
    return Talk(
        part=part,
        open=[comment for comment in comments if not comment.resolved_at],
        settled=[comment for comment in comments if comment.resolved_at],
        form=WorksheetCommentForm(auto_id="say_%s") if is_spoken_on else None,
    )


def open_in(network, user):
    """How many comments wait, by part ("" for the whole)."""
    return Counter(network.worksheet_comments.visible_to(user).open().values_list("part", flat=True))
