"""The head of every paper: what it is, where it comes from, which edition, and what to mind."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from ..models import State
from .paper import Paper

NOTICES = {
    State.DRAFT: "This is a draft. Only its authors can see it.",
    State.IN_REVIEW: "A moderator is to look at this. Only its authors and the moderators can see it.",
    State.ARCHIVED: "This was taken off the site.",
}


def paper_of(study, edition, *, sort, suffix="", newest=None):
    """An empty Paper about the case study as `edition` (or None) tells it; `newest` is the number of the newest."""
    it = study.innovation
    return Paper(
        title=it.title,
        sort=sort,
        about=_about(it),
        source=_source(edition),
        url=_url(it, edition, newest),
        name="-".join(filter(None, [it.slug, f"edition-{edition.number}" if edition else "draft", suffix])),
        author=it.organisation.name if it.organisation else "ShareHub",
        summary=it.summary,
        notice=_notice(it, edition, newest),
    )


def _about(it):
    """ "How we work now · Riverside Practice · Town, 8,700 patients"."""
    size = f"{it.list_size:,} patients" if it.list_size else ""
    place = ", ".join(filter(None, [it.get_setting_display(), size]))
    return " · ".join(filter(None, [it.get_stage_display(), it.organisation.name if it.organisation else "", place]))


def _source(edition):
    if edition is None:
        return f"From ShareHub, as it stood on {_day(timezone.now())}"
    return f"From ShareHub, edition {edition.number}, {_day(edition.published_at)}"


def _url(it, edition, newest):
    if edition and edition.number != newest:
        return settings.SITE_URL + reverse("innovations:edition_detail", args=[it.slug, edition.number])
    return settings.SITE_URL + it.get_absolute_url()


def _notice(it, edition, newest):
    if it.state != State.PUBLISHED:
        return NOTICES[it.state]
    if edition and edition.number != newest:
        return f"This is an older edition. The newest is edition {newest}."
    return ""


def _day(moment):
    return date_format(timezone.localtime(moment), "j F Y")
