"""Addresses of the health check of a network, and of whether it is worth it."""

from django.urls import path

from .views import health, worth

health_urls = [
    path("<slug:slug>/health/", health.health_detail, name="health_detail"),
    path("<slug:slug>/health/answer/", health.health_answer, name="health_answer"),
    path("<slug:slug>/health/begin/", health.health_begin, name="health_begin"),
    path("<slug:slug>/health/close/", health.health_close, name="health_close"),
    path("<slug:slug>/health/agenda/", health.health_to_agenda, name="health_to_agenda"),
    path("<slug:slug>/health/rounds/<id:pk>/", health.health_round, name="health_round"),
    path("<slug:slug>/worth-it/", worth.network_worth_it, name="network_worth_it"),
    path("<slug:slug>/worth-it/costs/", worth.cost_create, name="cost_create"),
    path("<slug:slug>/worth-it/costs/<id:pk>/delete/", worth.cost_delete, name="cost_delete"),
]
