"""Path converters. `<id:pk>` instead of `<int:pk>`, in every urls.py."""

from django.urls import register_converter


class IdConverter:
    """A row's number that every database can hold: up to 18 digits. A longer one is no such page (404)."""

    regex = "[0-9]{1,18}"

    def to_python(self, value):
        return int(value)

    def to_url(self, value):
        return str(value)


def register():
    """Called once, when the apps are ready, so that it comes before any urls.py."""
    register_converter(IdConverter, "id")
