"""Addresses of what members bring to a network."""

from django.urls import path

from .views import shares

fixed_urls = [path("bring/", shares.share_bring, name="share_bring")]
share_urls = [
    path("<slug:slug>/shares/", shares.share_list, name="share_list"),
    path("<slug:slug>/shares/new/", shares.share_create, name="share_create"),
    path("<slug:slug>/shares/<id:pk>/take-back/", shares.share_take_back, name="share_take_back"),
]
