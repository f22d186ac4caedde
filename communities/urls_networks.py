"""Addresses of networks themselves: finding, scoping, opening, belonging."""

from django.urls import path

from .views import networks

network_urls = [
    path("<slug:slug>/", networks.network_detail, name="network_detail"),
]
