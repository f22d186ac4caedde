"""Addresses of what the members of a network talk about."""

from django.urls import path

from .views import posts, threads

thread_urls = [
    path("<slug:slug>/threads/", threads.thread_list, name="thread_list"),
    path("<slug:slug>/threads/new/", threads.thread_create, name="thread_create"),
    path("<slug:slug>/threads/<id:pk>/", threads.thread_detail, name="thread_detail"),
    path("<slug:slug>/threads/<id:pk>/edit/", threads.thread_edit, name="thread_edit"),
    path("<slug:slug>/threads/<id:pk>/delete/", threads.thread_delete, name="thread_delete"),
    path("<slug:slug>/threads/<id:pk>/follow/", threads.thread_follow, name="thread_follow"),
    path("<slug:slug>/threads/<id:pk>/mute/", threads.thread_mute, name="thread_mute"),
    path("<slug:slug>/threads/<id:pk>/not-answered/", threads.thread_unsettle, name="thread_unsettle"),
    path("<slug:slug>/threads/<id:pk>/say/", posts.post_create, name="post_create"),
    path("<slug:slug>/posts/<id:pk>/", posts.post_detail, name="post_detail"),
    path("<slug:slug>/posts/<id:pk>/edit/", posts.post_edit, name="post_edit"),
    path("<slug:slug>/posts/<id:pk>/delete/", posts.post_delete, name="post_delete"),
    path("<slug:slug>/posts/<id:pk>/answers-it/", posts.post_settle, name="post_settle"),
]
