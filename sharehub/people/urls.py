"""A person's own pages. Those of organisations stand at the root, because they show what was made there."""

from django.urls import path

from .views import affiliations, profile, resume, unsaved_texts

app_name = "people"
urlpatterns = [
    path("me/", profile.profile_edit, name="profile_edit"),
    path("me/contact/", profile.contact_edit, name="contact_edit"),
    path("me/postcode/", profile.postcode_edit, name="postcode_edit"),
    path("me/unsaved/", resume.typed_resume, name="typed_resume"),
    path("me/unsaved/keep/", unsaved_texts.unsaved_text_keep, name="unsaved_text_keep"),
    path("me/unsaved/discard/", unsaved_texts.unsaved_text_discard, name="unsaved_text_discard"),
    path("me/organisations/new/", affiliations.affiliation_create, name="affiliation_create"),
    path("me/organisations/<id:pk>/end/", affiliations.affiliation_end, name="affiliation_end"),
]
