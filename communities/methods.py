"""The library of described methods: how a network may work. It is text, so it stands in the code and not in a table."""

from django.db import models


class Method(models.TextChoices):
    COLLABORATIVE = "collaborative", "Improvement collaborative"
    QUICK_UPDATES = "quick_updates", "Quick-update round"
    CASE_CLINIC = "case_clinic", "Case clinic"
    VISITS = "visits", "Peer visits"
    LEARNING_SET = "learning_set", "Action-learning set"
    SECOND_EDITION = "second_edition", "Second edition of a workbook"
    OWN = "own", "Our own way"
