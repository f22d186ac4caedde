"""Themes for moderators: what they are called, and the other words that find them."""

from django.contrib import admin
from django.db.models import Count

from sharehub.core.admin import ModeratedAdmin

from .models import Theme


@admin.register(Theme)
class ThemeAdmin(ModeratedAdmin, admin.ModelAdmin):
    list_display = ["name", "also_called", "description", "things"]
    search_fields = ["name", "synonyms", "description"]
    ordering = ["name", "pk"]
    fields = ["name", "synonyms", "description"]
    moderators_add = True

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(number=Count("items"))

    @admin.display(description="also called")
    def also_called(self, theme):
        return ", ".join(theme.synonym_list)

    @admin.display(description="case studies, drafts too", ordering="number")
    def things(self, theme):
        return theme.number

    def save_model(self, request, theme, form, change):
        if not change:
            theme.save()  # nothing is under it yet
        elif form.changed_data:
            theme.edit(by=request.user, **{name: form.cleaned_data[name] for name in form.changed_data})

    def delete_model(self, request, theme):
        theme.remove(by=request.user)

    def delete_queryset(self, request, queryset):
        for theme in queryset:
            theme.remove(by=request.user)
