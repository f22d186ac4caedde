"""Names and addresses, which the NHS files write in capitals, as people write them."""

import re

ACRONYMS = {
    "PCN",
    "GP",
    "NHS",
    "ICB",
    "CCG",
    "APMS",
    "UK",
    "NE",
    "NW",
    "SE",
    "SW",
    "NEL",
    "CIC",
    "II",
    "III",
    "IV",
    "UHB",
}
# Abbreviations without a vowel that are no acronyms.
SHORTENED = {
    "BLDG",
    "CTR",
    "CNTR",
    "DR",
    "DRS",
    "FLR",
    "GRN",
    "GRP",
    "HLTH",
    "JNR",
    "LN",
    "LTD",
    "MDCL",
    "MR",
    "MRS",
    "MS",
    "MT",
    "NTH",
    "PK",
    "PRCT",
    "RD",
    "SNR",
    "SQ",
    "ST",
    "STH",
    "STS",
    "SVCS",
    "ST'S",
}
SMALL = {"and", "at", "by", "for", "in", "of", "on", "the", "to", "upon", "with"}
SMALL_WITHIN_HYPHENS = SMALL | {"cum", "en", "juxta", "le", "next", "super", "under"}

_word = re.compile(r"[^\W_][\w'’]*")


def tidy_name(text):
    """Write "THE DENSHAM SURGERY" as "The Densham Surgery". A text that is not all in capitals is only trimmed."""
    text = re.sub(r"\s+", " ", re.sub(r"\s*,\s*", ", ", text)).strip(" ,;")
    if text.upper() != text:
        return text
    return _word.sub(lambda match: _tidy_word(match, text), text)


def tidy_address(*lines):
    """Join the lines of an address that say something, each once, with commas."""
    tidied = [tidy_name(line) for line in lines]
    return ", ".join(dict.fromkeys(line for line in tidied if line))


def _tidy_word(match, text):
    word = match[0]
    before, after = text[: match.start()], text[match.end() :]
    hyphened = before.endswith("-") and after.startswith("-")
    if (
        word.lower() in (SMALL_WITHIN_HYPHENS if hyphened else SMALL)
        and before
        and not before.endswith((". ", ", ", "("))
    ):
        return word.lower()
    return _stays(word) or _capitalised(word)


def _stays(word):
    """The word itself where it is an acronym, initials or a house number, else None."""
    if re.fullmatch(r"\d+(ST|ND|RD|TH)", word):
        return word.lower()
    if word in ACRONYMS or len(word) == 1 or any(letter.isdigit() for letter in word):
        return word
    if len(word) <= 4 and not set(word) & set("AEIOUY'’") and word not in SHORTENED:
        return word
    return None


def _capitalised(word):
    prefix = re.match(r"MC(?=[A-Z]{3})|[OD]['’](?=[A-Z]{3})", word)
    if prefix:
        return prefix[0].capitalize() + word[prefix.end() :].capitalize()
    return word.capitalize()
