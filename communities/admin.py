"""For moderators: networks, to look up, hide and show again."""

from django.contrib import admin

from sharehub.moderation.admin import HideableAdmin

from .models import Network


@admin.register(Network)
class NetworkAdmin(HideableAdmin):
    list_display = ["look", "state", "visibility", "begun_by", "opened_at", "is_out_of_sight", "hide_reason"]
    search_fields = ["name", "what_different"]
    fields = readonly_fields = [
        "look", "name", "state", "state_since", "state_by", "state_why", "visibility", "joining", "who_we_are",
        "what_different", "for_whom", "by_when", "is_out_of_sight", "hide_reason",
    ]  # fmt: skip
