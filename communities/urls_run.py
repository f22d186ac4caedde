"""Addresses of running and closing a meeting, and of what comes of it."""

from django.urls import path

from .views import attendances, commitments, meeting_closings, meeting_notes, meeting_runs, outcomes, pulses

MEETING = "<slug:slug>/meetings/<id:pk>"
ITEM = f"{MEETING}/agenda/<id:item>"
COMMITMENT = "<slug:slug>/commitments/<id:pk>"

fixed_urls = [path("commitments/", commitments.my_commitment_list, name="my_commitment_list")]
run_urls = [
    path("<slug:slug>/commitments/", commitments.commitment_list, name="commitment_list"),
    path("<slug:slug>/commitments/new/", commitments.commitment_create, name="commitment_create"),
    path(f"{COMMITMENT}/keep/", commitments.commitment_keep, name="commitment_keep"),
    path(f"{COMMITMENT}/carry-over/", commitments.commitment_carry_over, name="commitment_carry_over"),
    path(f"{COMMITMENT}/let-go/", commitments.commitment_let_go, name="commitment_let_go"),
    path(f"{COMMITMENT}/link/", commitments.commitment_link, name="commitment_link"),
    path("<slug:slug>/outcomes/", outcomes.outcome_list, name="outcome_list"),
    path("<slug:slug>/outcomes/new/", outcomes.outcome_create, name="outcome_create"),
    path("<slug:slug>/outcomes/<id:pk>/", outcomes.outcome_edit, name="outcome_edit"),
    path(f"{MEETING}/run/", meeting_runs.meeting_run, name="meeting_run"),
    path(f"{MEETING}/poll/", meeting_runs.meeting_poll, name="meeting_poll"),
    path(f"{MEETING}/start/", meeting_runs.meeting_start, name="meeting_start"),
    path(f"{MEETING}/promise/", meeting_runs.meeting_promise, name="meeting_promise"),
    path(f"{ITEM}/start/", meeting_runs.agenda_item_start, name="agenda_item_start"),
    path(f"{ITEM}/finish/", meeting_runs.agenda_item_finish, name="agenda_item_finish"),
    path(f"{ITEM}/skip/", meeting_runs.agenda_item_skip, name="agenda_item_skip"),
    path(f"{ITEM}/shorten/", meeting_runs.agenda_item_shorten, name="agenda_item_shorten"),
    path(f"{MEETING}/notes/", meeting_notes.meeting_notes, name="meeting_notes"),
    path(f"{MEETING}/close/", meeting_closings.meeting_close, name="meeting_close"),
    path(f"{MEETING}/attendance/", attendances.attendance_edit, name="attendance_edit"),
    path(f"{MEETING}/pulse/", pulses.meeting_pulse, name="meeting_pulse"),
]
