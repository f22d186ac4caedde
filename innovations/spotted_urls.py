"""Addresses of spotted work and of coverage: what advocates look after."""

from django.urls import path

from .views import coverage, spotted_works

spotted_urls = [
    path("spotted/", spotted_works.spotted_work_list, name="spotted_work_list"),
    path("spotted/new/", spotted_works.spotted_work_create, name="spotted_work_create"),
    path("spotted/<id:pk>/", spotted_works.spotted_work_detail, name="spotted_work_detail"),
    path("spotted/<id:pk>/thanks/", spotted_works.spotted_work_thanks, name="spotted_work_thanks"),
    path("spotted/<id:pk>/talk/", spotted_works.spotted_work_talk, name="spotted_work_talk"),
    path("spotted/<id:pk>/write-up/", spotted_works.spotted_work_write_up, name="spotted_work_write_up"),
    path("spotted/<id:pk>/leave/", spotted_works.spotted_work_leave, name="spotted_work_leave"),
    path("spotted/<id:pk>/owner/", spotted_works.spotted_work_invite, name="spotted_work_invite"),
    path("coverage/", coverage.coverage_list, name="coverage_list"),
    path("coverage/<slug:ods_code>/", coverage.coverage_detail, name="coverage_detail"),
    path("coverage/<slug:ods_code>/export/", coverage.coverage_export, name="coverage_export"),
]
