"""What concerns you: what others did to the things that you have to do with."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST

from sharehub.core.pagination import paginate

from ..queries import what_concerns


def notification_list(request):
    return TemplateResponse(
        request, "activity/notification_list.html", {"page": paginate(request, what_concerns(request.user))}
    )


@require_POST
def notification_read(request, pk):
    get_object_or_404(request.user.notifications, pk=pk).mark_read()
    return redirect("activity:notification_list")


@require_POST
def notification_read_all(request):
    if request.user.notifications.all().mark_all_read():
        messages.success(request, "All is marked as read.")
    return redirect("activity:notification_list")
