"""A person's own notifications."""

from django.urls import path

from .views import notifications

app_name = "activity"
urlpatterns = [
    path("notifications/", notifications.notification_list, name="notification_list"),
    path("notifications/read/", notifications.notification_read_all, name="notification_read_all"),
    path("notifications/<id:pk>/read/", notifications.notification_read, name="notification_read"),
]
