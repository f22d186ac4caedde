from django.apps import AppConfig


class CommunitiesConfig(AppConfig):
    """Peer networks with an edge: purpose, method, members, meetings."""

    name = "communities"
