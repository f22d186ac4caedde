"""Who gets to a page of a network or a meeting: not to know that it exists is 404, not to be allowed is 403."""

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from .models import Network, Post


def load_network(view):
    """Hand the view the network of that slug, where the person may know of it."""

    @wraps(view)
    def wrapped(request, slug, **kwargs):
        network = get_object_or_404(Network.objects.visible_to(request.user).at(slug))
        if network.slug != slug and request.method in ("GET", "HEAD"):
            now_at = reverse(request.resolver_match.view_name, kwargs={"slug": network.slug, **kwargs})
            return redirect(f"{now_at}?{query}" if (query := request.META["QUERY_STRING"]) else now_at)
        return view(request, network, **kwargs)

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


members_only = _only(lambda network, user: network.is_joined_by(user))
# Its lead and co-leads, also once it is closed.
leads_only = _only(lambda network, user: network.is_led_by(user))
# While it is scoped its members, later its leads, until it is closed.
editors_only = _only(lambda network, user: network.can_be_edited_by(user))
# Its members; while it is scoped also those invited, who may comment; and moderators, for what was reported.
worksheet_readers_only = _only(lambda network, user: network.worksheet_can_be_read_by(user) or user.is_moderator)
runners_only = _only(lambda network, user: network.can_be_run_by(user))


def load_meeting(view):
    """Hand the view the meeting of that number of the network of that slug, where the person may know of it."""

    @load_network
    @wraps(view)
    def wrapped(request, network, pk, **kwargs):
        # The gate of a meeting is that of its network, which was asked just now; the run page asks every few seconds.
        found = network.meetings.select_related("chair", "recorder", "timekeeper", "series")
        meeting = get_object_or_404(found, pk=pk)
        meeting.network = network
        return view(request, meeting, **kwargs)

    return wrapped


attenders_only = _only(lambda meeting, user: meeting.can_be_attended_by(user))
# The leads; whether it can be changed any more, the verb says in words.
callers_only = _only(lambda meeting, user: meeting.network.can_be_run_by(user))
meeting_runners_only = _only(lambda meeting, user: meeting.can_be_run_by(user))
meeting_noters_only = _only(lambda meeting, user: meeting.can_be_noted_by(user))
# What goes on in a network and its meetings: for those who belong, and for moderators.
insiders_only = _only(lambda network, user: network.is_joined_by(user) or user.is_moderator)
meeting_insiders_only = _only(lambda meeting, user: meeting.can_be_attended_by(user) or user.is_moderator)


def load_within(found):
    """A decorator: hand the view one of `found(network, user)`, by its key, of what the person may know of there."""

    def decorator(view):
        @load_network
        @wraps(view)
        def wrapped(request, network, pk, **kwargs):
            return view(request, get_object_or_404(found(network, request.user), pk=pk), **kwargs)

        return wrapped

    return decorator


load_commitment = load_within(lambda network, user: network.commitments.visible_to(user).with_context())
load_thread = load_within(lambda network, user: network.threads.visible_to(user).with_context())
load_post = load_within(
    lambda network, user: Post.objects.visible_to(user).filter(thread__network=network).with_context()
)

# Whoever promised it, and the leads.
settlers_only = _only(lambda commitment, user: commitment.can_be_settled_by(user))

talkers_only = _only(lambda network, user: network.can_be_talked_in_by(user))
