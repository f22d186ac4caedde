"""Addresses of taking something up: under those of its case study, and the link of the question "Still going?"."""

from django.urls import path

from .views import still_going, take_up_answers, take_up_measures, take_ups

# Under innovations/<slug:slug>/take-ups/
take_up_urls = [
    path("new/", take_ups.take_up_create, name="take_up_create"),
    path("<id:pk>/", take_ups.take_up_detail, name="take_up_detail"),
    path("<id:pk>/stage/", take_up_answers.take_up_stage_edit, name="take_up_stage_edit"),
    path("<id:pk>/stop/", take_up_answers.take_up_stop, name="take_up_stop"),
    path("<id:pk>/where-from/", take_up_answers.take_up_source_edit, name="take_up_source_edit"),
    path("<id:pk>/steps/", take_up_answers.take_up_steps_edit, name="take_up_steps_edit"),
    path("<id:pk>/result/", take_up_answers.take_up_result_edit, name="take_up_result_edit"),
    path("<id:pk>/talk/", take_up_answers.take_up_talk_edit, name="take_up_talk_edit"),
    path("<id:pk>/measures/new/", take_up_measures.take_up_measure_create, name="take_up_measure_create"),
    path("<id:pk>/measures/<id:measure_pk>/", take_up_measures.take_up_measure_edit, name="take_up_measure_edit"),
    path(
        "<id:pk>/measures/<id:measure_pk>/delete/",
        take_up_measures.take_up_measure_delete,
        name="take_up_measure_delete",
    ),
    path("<id:pk>/confirm/", take_ups.take_up_confirm, name="take_up_confirm"),
    path("<id:pk>/move-on/", take_ups.take_up_move_on, name="take_up_move_on"),
    path("<id:pk>/thank/", take_ups.take_up_thank, name="take_up_thank"),
]
still_going_urls = [path("<str:token>/", still_going.take_up_still_going, name="take_up_still_going")]
