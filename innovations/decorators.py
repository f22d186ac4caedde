"""Who gets to a page of a case study or a challenge: not to know that it exists is 404, not to be allowed is 403."""

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from .models import Challenge, Innovation


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
        challenge = get_object_or_404(Challenge.objects.visible_to(request.user).with_place(), slug=slug)
        return view(request, challenge, **kwargs)

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
# Whoever works where a challenge is: all of them end it and open it again, and change it while it is open.
challengers_only = _only(lambda challenge, user: challenge.can_be_ended_by(user))
challenge_editors_only = _only(lambda challenge, user: challenge.can_be_edited_by(user))
