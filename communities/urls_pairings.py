"""Addresses of finding people: who does something similar, and meeting somebody new each month."""

from django.urls import path

from .views import pairings, similar

fixed_urls = [path("people/", similar.similar_list, name="similar_list")]
pairing_urls = [
    path("<slug:slug>/pairs/", pairings.pairing_list, name="pairing_list"),
    path("<slug:slug>/pairs/begin/", pairings.pairing_begin, name="pairing_begin"),
    path("<slug:slug>/pairs/stop/", pairings.pairing_stop, name="pairing_stop"),
    path("<slug:slug>/pairs/<id:pk>/another-time/", pairings.pairing_move, name="pairing_move"),
    path("<slug:slug>/pairs/<id:pk>/met/", pairings.pairing_met, name="pairing_met"),
    path("<slug:slug>/pairs/<id:pk>/missed/", pairings.pairing_missed, name="pairing_missed"),
    path("<slug:slug>/pairs/<id:pk>/half-an-hour.ics", pairings.pairing_ics, name="pairing_ics"),
]
