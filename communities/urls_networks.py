"""Addresses of networks themselves: finding, scoping, opening, belonging."""

from django.urls import path

from .views import (
    communities,
    focuses,
    invitations,
    members,
    methods,
    networks,
    purposes,
    reports,
    scoping,
    states,
    worksheet_comments,
)

fixed_urls = [
    path("", networks.network_list, name="network_list"),
    path("new/", scoping.network_create, name="network_create"),
    path("new/around/<slug:slug>/", communities.community_create, name="community_create"),
    path("methods/", methods.method_list, name="method_list"),
    path("methods/<slug:method>/", methods.method_detail, name="method_detail"),
    path("invitations/waiting/<id:pk>/", invitations.invitation_detail, name="invitation_detail"),
    path("invitations/<slug:token>/", invitations.invitation_accept, name="invitation_accept"),
]
network_urls = [
    path("<slug:slug>/", networks.network_detail, name="network_detail"),
    path("<slug:slug>/report/", networks.network_report, name="network_report"),
    path("<slug:slug>/report/<slug:kind>/<id:pk>/", reports.report_create, name="report_create"),
    path("<slug:slug>/ask-to-show/<slug:kind>/<id:pk>/", reports.ask_to_show, name="ask_to_show"),
    path("<slug:slug>/ask-to-show/", networks.network_ask_to_show, name="network_ask_to_show"),
    path("<slug:slug>/scope/", scoping.network_scope, name="network_scope"),
    path("<slug:slug>/scope/focus/", focuses.focus_list, name="focus_list"),
    path("<slug:slug>/scope/focus/<id:pk>/", focuses.focus_edit, name="focus_edit"),
    path("<slug:slug>/scope/focus/<id:pk>/drop/", focuses.focus_drop, name="focus_drop"),
    path("<slug:slug>/scope/focus/<id:pk>/look-after/", focuses.focus_lead, name="focus_lead"),
    path(
        "<slug:slug>/scope/<slug:part>/comments/new/",
        worksheet_comments.worksheet_comment_create,
        name="worksheet_comment_create",
    ),
    path(
        "<slug:slug>/scope/comments/<id:pk>/", worksheet_comments.worksheet_comment_edit, name="worksheet_comment_edit"
    ),
    path(
        "<slug:slug>/scope/comments/<id:pk>/delete/",
        worksheet_comments.worksheet_comment_delete,
        name="worksheet_comment_delete",
    ),
    path(
        "<slug:slug>/scope/comments/<id:pk>/resolve/",
        worksheet_comments.worksheet_comment_resolve,
        name="worksheet_comment_resolve",
    ),
    path("<slug:slug>/scope/<slug:part>/", scoping.part_edit, name="part_edit"),
    path("<slug:slug>/open/", scoping.network_open, name="network_open"),
    path("<slug:slug>/open-workbook/", communities.community_open_workbook, name="community_open_workbook"),
    path("<slug:slug>/rest/", states.network_rest, name="network_rest"),
    path("<slug:slug>/resume/", states.network_resume, name="network_resume"),
    path("<slug:slug>/close/", states.network_close, name="network_close"),
    path("<slug:slug>/purpose/", purposes.purpose_detail, name="purpose_detail"),
    path("<slug:slug>/purpose/answer/", purposes.purpose_answer, name="purpose_answer"),
    path("<slug:slug>/join/", members.network_join, name="network_join"),
    path("<slug:slug>/ask/", members.network_ask, name="network_ask"),
    path("<slug:slug>/leave/", members.network_leave, name="network_leave"),
    path("<slug:slug>/members/", members.network_members, name="network_members"),
    path("<slug:slug>/members/<id:pk>/take-off/", members.member_remove, name="member_remove"),
    path("<slug:slug>/members/<id:pk>/hand-over/", members.member_hand_over, name="member_hand_over"),
    path("<slug:slug>/members/<id:pk>/co-lead/", members.member_co_lead, name="member_co_lead"),
    path("<slug:slug>/members/<id:pk>/step-down/", members.member_step_down, name="member_step_down"),
    path("<slug:slug>/requests/<id:pk>/accept/", members.request_accept, name="request_accept"),
    path("<slug:slug>/requests/<id:pk>/decline/", members.request_decline, name="request_decline"),
    path("<slug:slug>/invitations/", invitations.invitation_create, name="invitation_create"),
    path("<slug:slug>/invitations/<id:pk>/revoke/", invitations.invitation_revoke, name="invitation_revoke"),
]
