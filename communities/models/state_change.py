"""StateChange: that a network came to a state, when, who said so and why. Its history is made of these."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from sharehub.core.constraints import valid_choice

from .network_state import State


class StateChange(models.Model):
    """`changed_by` is null once that account is gone: the network's history stays."""

    network = models.ForeignKey("communities.Network", models.CASCADE, related_name="state_changes")
    state = models.CharField(max_length=10, choices=State)
    why = models.CharField(max_length=400, blank=True)
    changed_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["changed_at", "pk"]
        constraints = [
            valid_choice("state", State),
            models.CheckConstraint(
                condition=models.Q(state__in=[State.SCOPING, State.ACTIVE]) | ~models.Q(why=""),
                name="communities_statechange_ends_with_reason",
            ),
        ]

    def __str__(self):
        return f"{self.get_state_display()}, {self.changed_at:%d.%m.%Y}"
