"""Asking to be asked one question a week, and to be asked no more."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from ..decorators import load_innovation, noters_only


@require_POST
@load_innovation
@noters_only
def author_ask_weekly(request, innovation):
    author = get_object_or_404(innovation.authors, person=request.user)
    author.ask_weekly(by=request.user)
    messages.success(request, "We will ask you one question a week. It takes a minute, and you can stop at any time.")
    return redirect("innovations:journal_detail", innovation.slug)


@require_POST
@load_innovation
@noters_only
def author_stop_asking(request, innovation):
    author = get_object_or_404(innovation.authors, person=request.user)
    author.stop_asking(by=request.user)
    messages.success(request, "We will not ask you any more.")
    return redirect("innovations:journal_detail", innovation.slug)
