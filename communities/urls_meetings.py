"""Addresses of meetings before they run, and of calendars."""

from django.urls import path

from .views import agendas, calendars, meeting_changes, meetings, quick_updates, rsvps

fixed_urls = [
    path("calendar/", calendars.calendar, name="calendar"),
    path("calendar/addresses/", calendars.calendar_feed_list, name="calendar_feed_list"),
    path("calendar/addresses/give/", calendars.calendar_feed_give, name="calendar_feed_give"),
    path("calendar/addresses/<id:pk>/renew/", calendars.calendar_feed_renew, name="calendar_feed_renew"),
    path("calendar/addresses/<id:pk>/revoke/", calendars.calendar_feed_revoke, name="calendar_feed_revoke"),
    path("calendar/<slug:key>.ics", calendars.calendar_feed, name="calendar_feed"),
]
MEETING = "<slug:slug>/meetings/<id:pk>/"
meeting_urls = [
    path("<slug:slug>/meetings/", meetings.meeting_list, name="meeting_list"),
    path("<slug:slug>/meetings/new/", meetings.meeting_create, name="meeting_create"),
    path(MEETING, meetings.meeting_detail, name="meeting_detail"),
    path(f"{MEETING}meeting.ics", meetings.meeting_ics, name="meeting_ics"),
    path(f"{MEETING}edit/", meeting_changes.meeting_edit, name="meeting_edit"),
    path(f"{MEETING}cancel/", meeting_changes.meeting_cancel, name="meeting_cancel"),
    path(f"{MEETING}part/", meeting_changes.meeting_part, name="meeting_part"),
    path(f"{MEETING}agenda/", agendas.meeting_agenda, name="meeting_agenda"),
    path(f"{MEETING}agenda/begin/", agendas.agenda_begin, name="agenda_begin"),
    path(f"{MEETING}agenda/copy/<id:other>/", agendas.agenda_copy, name="agenda_copy"),
    path(f"{MEETING}agenda/carry/<id:other>/", agendas.agenda_carry, name="agenda_carry"),
    path(f"{MEETING}agenda/<id:item>/", agendas.item_edit, name="item_edit"),
    path(f"{MEETING}agenda/<id:item>/move/", agendas.item_move, name="item_move"),
    path(f"{MEETING}agenda/<id:item>/remove/", agendas.item_remove, name="item_remove"),
    path(f"{MEETING}rsvp/", rsvps.rsvp_answer, name="rsvp_answer"),
    path(f"{MEETING}rsvp/for/", rsvps.rsvp_answer_for, name="rsvp_answer_for"),
    path(f"{MEETING}update/", quick_updates.quick_update_write, name="quick_update_write"),
    path(f"{MEETING}updates/<id:update>/more/", quick_updates.tell_me_more_ask, name="tell_me_more_ask"),
    path(f"{MEETING}updates/<id:update>/more/<id:ask>/", quick_updates.tell_me_more_tell, name="tell_me_more_tell"),
]
