"""Who gets to a page of a case study or a challenge: not to know that it exists is 404, not to be allowed is 403."""

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from .models import Challenge, Innovation, TakeUp


def load_innovation(view):
    """Hand the view the innovation of that slug, where the person may know of it."""

    @wraps(view)
    def wrapped(request, slug, **kwargs):
        innovation = get_object_or_404(Innovation.objects.visible_to(request.user).at(slug).with_place())
        if innovation.slug != slug and request.method in ("GET", "HEAD"):
            now_at = reverse(request.resolver_match.view_name, kwargs={"slug": innovation.slug, **kwargs})
            return redirect(f"{now_at}?{query}" if (query := request.META["QUERY_STRING"]) else now_at)
        return view(request, innovation, **kwargs)

    return wrapped


def load_challenge(view):
    """Hand the view the challenge of that slug, where the person may know of it."""

    @wraps(view)
    def wrapped(request, slug, **kwargs):
        found = Challenge.objects.visible_to(request.user).with_place()
        return view(request, get_object_or_404(found, slug=slug), **kwargs)

    return wrapped


def _only(is_allowed):
    def decorator(view):
        @wraps(view)
        def wrapped(request, thing, **kwargs):
            if not is_allowed(thing, request.user):
                raise PermissionDenied
            return view(request, thing, **kwargs)

        return wrapped

    return decorator


# Its authors, also once it is archived, and moderators: pages that show how far it is.
authors_only = _only(lambda innovation, user: innovation.is_authored_by(user) or user.is_moderator)
editors_only = _only(lambda innovation, user: innovation.can_be_edited_by(user))
noters_only = _only(lambda innovation, user: innovation.can_be_noted_by(user))
publishers_only = _only(lambda innovation, user: innovation.can_be_published_by(user))
owners_only = _only(lambda innovation, user: innovation.can_be_owned_by(user))
# Whoever may read it and did not write it.
thankers_only = _only(lambda innovation, user: innovation.thanks.can_be_given_by(user))
moderators_only = _only(lambda innovation, user: user.is_moderator)


def load_take_up(view):
    """Hand the view the take-up of that case study, with its place, where the person may know of it."""

    @wraps(view)
    @load_innovation
    def wrapped(request, innovation, pk, **kwargs):
        found = TakeUp.objects.visible_to(request.user).filter(innovation=innovation).with_places()
        take_up = get_object_or_404(found.select_related("edition"), pk=pk)
        take_up.innovation = innovation
        return view(request, take_up, **kwargs)

    return wrapped


# Those who work at the place, while it is open: they alone tell how it goes there.
own_place_only = _only(lambda take_up, user: take_up.can_be_edited_by(user))

# Whoever works where a challenge is: all of them end it and open it again, and change it while it is open.
challengers_only = _only(lambda challenge, user: challenge.can_be_ended_by(user))
challenge_editors_only = _only(lambda challenge, user: challenge.can_be_edited_by(user))
