"""What happened, for moderators to look things up in. Nobody changes it."""

from django.contrib import admin

from sharehub.core.admin import ModeratedAdmin
from sharehub.core.gates import leads_to

from .models import Event


@admin.register(Event)
class EventAdmin(ModeratedAdmin, admin.ModelAdmin):
    list_display = ["happened_at", "verb", "actor", "subject"]
    list_filter = ["verb", "happened_at"]
    list_select_related = ["actor"]
    search_fields = ["actor__name", "actor__email", "verb"]
    fields = ["happened_at", "verb", "actor", "subject", "details"]
    readonly_fields = fields
    ordering = ["-happened_at", "-pk"]
    list_per_page = 50
    show_full_result_count = False

    def get_queryset(self, request):
        seen = leads_to("pk", Event.objects.visible_to(request.user))
        return super().get_queryset(request).filter(seen).prefetch_related("subject")

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
