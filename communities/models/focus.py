"""Focus: one of the one to three areas that a network works on. There is no fourth: the database refuses it."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import timezone

from sharehub.core.constraints import filled, within

MOST = 3


class FourthFocus(Exception):
    """A network works on three areas at the most."""

    def __init__(self):
        super().__init__(
            "There are three already. Drop one first: a network that works on everything finishes nothing."
        )


class FocusManager(models.Manager):
    @transaction.atomic
    def choose(self, *, name, by, about="", leader=None):
        """Take up an area of focus; called as `network.focuses.choose(...)`. Raises FourthFocus."""
        network = self.instance
        network.lock()
        network.guard_edits(by)
        taken = set(self.values_list("place", flat=True))
        place = next((place for place in range(1, MOST + 1) if place not in taken), None)
        if place is None:
            raise FourthFocus
        focus = self.create(place=place, name=name, about=about, leader=leader, added_by=by)
        network.index()
        network.record_event("focus_added", by=by, name=name)
        return focus


class Focus(models.Model):
    """`leader` is the member who looks after it, null for nobody yet."""

    network = models.ForeignKey("communities.Network", models.CASCADE, related_name="focuses")
    place = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    about = models.CharField(max_length=400, blank=True)
    leader = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="led_focuses"
    )
    added_at = models.DateTimeField(default=timezone.now, editable=False)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+")

    objects = FocusManager()

    class Meta:
        ordering = ["place", "pk"]
        verbose_name_plural = "focuses"
        constraints = [
            filled("name"),
            within("place", 1, MOST),
            models.UniqueConstraint(fields=["network", "place"], name="communities_focus_place_once"),
        ]

    def __str__(self):
        return self.name

    @transaction.atomic
    def edit(self, *, by, **changes):
        """Say it better: `name`, `about`."""
        network = self.network
        network.guard_edits(by)
        for field, value in changes.items():
            setattr(self, field, value)
        self.save(update_fields=list(changes))
        network.index()
        network.record_event("focus_edited", by=by, name=self.name)

    @transaction.atomic
    def look_after(self, *, by):
        """A member offers to look after it. Only while nobody does; offering twice changes nothing."""
        network = self.network
        network.lock()
        self.refresh_from_db(fields=["leader"])
        if not network.is_joined_by(by) or network.is_over or self.leader not in (None, by):
            raise PermissionDenied("A member looks after what nobody looks after yet.")
        if self.leader is None:
            self.leader = by
            self.save(update_fields=["leader"])
            network.record_event("focus_led", by=by, notify=network.leads(), name=self.name)

    @transaction.atomic
    def drop(self, *, by):
        """Work on it no longer."""
        network = self.network
        network.lock()
        network.guard_edits(by)
        self.delete()
        network.index()
        network.record_event("focus_dropped", by=by, name=self.name)
