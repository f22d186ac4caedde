"""Word: one that stands in something anybody may find. What a typing mistake is corrected to."""

from django.db import models


class Word(models.Model):
    word = models.CharField(max_length=40, unique=True)

    class Meta:
        db_table = "search_word"

    def __str__(self):
        return self.word
