"""What moderators change in one app and another has to follow."""

from django.contrib import admin

from sharehub.people.admin import OrganisationAdmin
from sharehub.people.models import Organisation

from .places import index_cases_of

admin.site.unregister(Organisation)


@admin.register(Organisation)
class PlaceAdmin(OrganisationAdmin):
    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        index_cases_of([obj])
