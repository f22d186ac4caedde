"""StageChange: that a take-up came to a stage, when, and who said so. Its history is made of these."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from sharehub.core.constraints import valid_choice

from .staged import StopReason, TakeUpStage, stopped_with_reason


class StageChange(models.Model):
    """`changed_by` is null once that account is gone: the practice's history stays."""

    take_up = models.ForeignKey("innovations.TakeUp", models.CASCADE, related_name="stage_changes")
    stage = models.CharField(max_length=10, choices=TakeUpStage)
    stop_reason = models.CharField(max_length=15, choices=StopReason, blank=True)
    stop_words = models.TextField(blank=True)
    changed_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="stage_changes")

    class Meta:
        ordering = ["changed_at", "pk"]
        constraints = [
            valid_choice("stage", TakeUpStage),
            valid_choice("stop_reason", StopReason, blank=True),
            stopped_with_reason("innovations_stagechange_stopped_with_reason"),
        ]

    def __str__(self):
        return f"{self.get_stage_display()}, {self.changed_at:%d.%m.%Y}"
