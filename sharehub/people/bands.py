"""How list sizes and deprivation deciles are grouped and said, the same on pages and in the search's filters."""

from django.db.models import TextChoices


class ListSizeBand(TextChoices):
    """Registered patients of a practice: about a fifth of England's practices stand in each."""

    UNDER_5000 = "under_5000", "Under 5,000 patients"
    UNDER_8000 = "5000_to_7999", "5,000 to 7,999 patients"
    UNDER_12000 = "8000_to_11999", "8,000 to 11,999 patients"
    UNDER_20000 = "12000_to_19999", "12,000 to 19,999 patients"
    OVER_20000 = "over_20000", "20,000 patients or more"

    @classmethod
    def of(cls, list_size):
        """The band of `list_size` patients, or "" where it is not known."""
        if list_size is None:
            return ""
        return _first_above(
            list_size,
            {5_000: cls.UNDER_5000, 8_000: cls.UNDER_8000, 12_000: cls.UNDER_12000, 20_000: cls.UNDER_20000},
            cls.OVER_20000,
        )


class DeprivationBand(TextChoices):
    """Index of Multiple Deprivation in three: deciles 1 to 3, 4 to 7, 8 to 10."""

    MOST = "most_deprived", "More deprived area"
    MIDDLE = "middle", "Neither more nor less deprived"
    LEAST = "least_deprived", "Less deprived area"

    @classmethod
    def of(cls, decile):
        """The band of `decile` (1 most deprived to 10), or "" where it is not known."""
        if decile is None:
            return ""
        return _first_above(decile, {4: cls.MOST, 8: cls.MIDDLE}, cls.LEAST)


def _first_above(number, bands, otherwise):
    return next((band for limit, band in bands.items() if number < limit), otherwise)
