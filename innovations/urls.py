"""Addresses of case studies: reading them, and under each what its authors do."""

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path

from .feeds import NewInnovations
from .views import (
    authors,
    credits,
    editions,
    entries,
    exports,
    finding,
    innovations,
    invitations,
    measures,
    my_work,
    publishing,
    questions,
    sections,
    themes,
    writing,
)

app_name = "innovations"

writing_urls = [
    path("write/", writing.innovation_write, name="innovation_write"),
    path("write/<slug:section>/", sections.section_edit, name="section_edit"),
    path("entries/<slug:kind>/", entries.entry_list, name="entry_list"),
    path("entries/<slug:kind>/new/", entries.entry_create, name="entry_create"),
    path("entries/<slug:kind>/<id:pk>/", entries.entry_edit, name="entry_edit"),
    path("entries/<slug:kind>/<id:pk>/delete/", entries.entry_delete, name="entry_delete"),
    path("entries/<slug:kind>/<id:pk>/move/", entries.entry_move, name="entry_move"),
    path("measures/", measures.measure_list, name="measure_list"),
    path("measures/new/", measures.measure_create, name="measure_create"),
    path("measures/<id:pk>/", measures.measure_edit, name="measure_edit"),
    path("measures/<id:pk>/delete/", measures.measure_delete, name="measure_delete"),
    path("credits/", credits.credit_list, name="credit_list"),
    path("credits/new/", credits.credit_create, name="credit_create"),
    path("credits/<id:pk>/", credits.credit_edit, name="credit_edit"),
    path("credits/<id:pk>/delete/", credits.credit_delete, name="credit_delete"),
    path("authors/", authors.author_list, name="author_list"),
    path("authors/<id:pk>/remove/", authors.author_remove, name="author_remove"),
    path("authors/<id:pk>/hand-over/", authors.author_hand_over, name="author_hand_over"),
    path("invitations/new/", invitations.invitation_create, name="invitation_create"),
    path("invitations/<id:pk>/revoke/", invitations.invitation_revoke, name="invitation_revoke"),
    path("check/", publishing.innovation_check, name="innovation_check"),
    path("publish/", publishing.innovation_publish, name="innovation_publish"),
    path("submit/", publishing.innovation_submit, name="innovation_submit"),
    path("published/", publishing.innovation_published, name="innovation_published"),
    path("send-back/", publishing.innovation_send_back, name="innovation_send_back"),
    path("archive/", publishing.innovation_archive, name="innovation_archive"),
    path("restore/", publishing.innovation_restore, name="innovation_restore"),
    path("confirm-review/", publishing.innovation_confirm_review, name="innovation_confirm_review"),
    path("editions/publish/", publishing.edition_publish, name="edition_publish"),
]

export_urls = [
    path("word/", exports.innovation_word, name="innovation_word"),
    path("pdf/", exports.innovation_pdf, name="innovation_pdf"),
    path("print-workbook/", exports.workbook_print, name="workbook_print"),
    path("print-workbook/word/", exports.workbook_word, name="workbook_word"),
    path("print-workbook/pdf/", exports.workbook_pdf, name="workbook_pdf"),
]

urlpatterns = [
    path("innovations/", finding.innovation_list, name="innovation_list"),
    path("innovations/new/", writing.innovation_create, name="innovation_create"),
    path("innovations/questions/", questions.questions, name="questions"),
    path("innovations/<slug:slug>/", innovations.innovation_detail, name="innovation_detail"),
    path("innovations/<slug:slug>/editions/<id:number>/", editions.edition_detail, name="edition_detail"),
    path("innovations/<slug:slug>/", include(export_urls)),
    path("innovations/<slug:slug>/", include(writing_urls)),
    path("themes/", themes.theme_list, name="theme_list"),
    path("themes/<slug:slug>/", themes.theme_detail, name="theme_detail"),
    path("themes/<slug:slug>/feed/", login_not_required(NewInnovations()), name="theme_feed"),
    path("my-work/", my_work.my_work, name="my_work"),
    path("my-work/credits/<id:pk>/", credits.credit_detail, name="credit_detail"),
    path("my-work/credits/<id:pk>/answer/", credits.credit_answer, name="credit_answer"),
    path("my-work/invitations/<id:pk>/", invitations.invitation_detail, name="invitation_detail"),
    path("invitations/<str:token>/", invitations.invitation_accept, name="invitation_accept"),
]
