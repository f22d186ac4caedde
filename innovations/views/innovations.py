"""Reading a case study."""

from urllib.parse import parse_qs, urlsplit

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from sharehub.core.pdf import can_write_pdf
from sharehub.core.text import shorten
from sharehub.search.facets import facets

from ..asking import asks_of
from ..decorators import load_innovation
from ..discussion import PARAMETER, discussion_of
from ..models import State, Visibility
from ..nearby import nearby_beginning
from ..reading import study_of
from ..related import miles_to, related_to
from ..spread import spread_of
from ..structured_data import structured_data
from ..taking_up import your_take_up
from ..voices import marks_in
from .thanks import thanks_of


@login_not_required
@require_safe
@load_innovation
def innovation_detail(request, innovation):
    editions = list(innovation.editions.all())
    return page_of(request, innovation, editions, editions[0] if editions else None)


def page_of(request, innovation, editions, edition, *, is_preview=False):
    """The page of `innovation` as `edition` tells it; without one, what the next edition would take in."""
    user, place = request.user, getattr(request.user, "organisation", None)
    study = study_of(innovation, edition=edition, user=user)
    index = facets() if study.themes else None
    miles, beginning = miles_to(innovation, user), []
    if innovation.published_at:
        study.spread = spread_of(innovation, user=user, place=place, miles=miles, steps=study.steps)
        beginning = nearby_beginning(innovation, study.spread, study.themes, user, index=index)
    url = settings.SITE_URL + innovation.get_absolute_url()
    is_newest = not edition or edition == editions[0]
    is_public = innovation.state == State.PUBLISHED and innovation.visibility == Visibility.EVERYONE
    is_public = is_public and not innovation.is_hidden
    near, alike = related_to(innovation, themes=study.themes, user=user, index=index)
    is_author = any(each.person_id == user.pk for each in study.authors)
    # As can_be_suggested_to_by and thanks.can_be_given_by, without asking the database again.
    is_colleague = user.is_authenticated and innovation.state == State.PUBLISHED and not is_author
    marks = marks_in(study) if user.is_authenticated else None  # its authors are not loaded for the others
    context = {
        "innovation": innovation,
        "study": study,
        "edition": edition,
        "editions": editions,
        "is_newest": is_newest,
        "is_preview": is_preview,
        "notes_from": study.notes_from(is_signed_in=user.is_authenticated),
        "has_older": edition and any(each.number < edition.number and not each.withdrawn_at for each in editions),
        "can_offer": is_colleague,
        "is_author": is_author,
        "miles": miles,
        "your_take_up": your_take_up(innovation, study.spread, user),
        "beginning": beginning,
        "near": near,
        "alike": alike,
        "thanks": thanks_of(innovation, user, may_give=is_colleague),
        "asks": asks_of(innovation, user),
        "discussion": discussion_of(innovation, user, request.GET.get(PARAMETER), marks=marks),
        "came_from": came_from(request),
        "has_pdf": can_write_pdf(),
        "url": url,
        "schema": structured_data(study, url=url, edition=edition) if is_public and is_newest else None,
    }
    return TemplateResponse(request, "innovations/innovation_detail.html", context)


def came_from(request):
    """The list that led here, as {"url", "words"}, or None: the way back to one's results."""
    try:
        referrer = urlsplit(request.headers.get("referer", ""))
    except ValueError:  # anybody can send any header
        return None
    if referrer.netloc != request.get_host():
        return None
    if referrer.path not in (reverse("search"), reverse("innovations:innovation_list")):
        return None
    looked_for = " ".join(parse_qs(referrer.query).get("q", []))
    words = f"Results for “{shorten(looked_for, 60)}”" if looked_for else "Back to the list"
    return {"url": f"{referrer.path}?{referrer.query}" if referrer.query else referrer.path, "words": words}
