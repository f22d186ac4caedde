from django.apps import AppConfig

from sharehub.core.slots import fill


class CommunitiesConfig(AppConfig):
    """Peer networks with an edge: purpose, method, members, meetings."""

    name = "communities"

    def ready(self):
        from . import beside

        fill("my_work", "communities/_on_my_work.html", beside.my_networks)
        fill("foot_of_my_work", "communities/_similar_to_me.html", beside.people_doing_similar)
        fill("foot_of_thing", "communities/_bring.html", beside.bringing)
        fill("below_results", "communities/_beside.html", beside.networks_found)
        fill("beside_innovation", "communities/_community.html", beside.community_around)
