"""Names: a title and a surname. Beside a patient they stop the writer; a colleague's is only worth a hint."""

import re

from .finding import Kind, Risk
from .plain import is_near

FLAGS = re.IGNORECASE
WORD = r"[A-Z][a-zA-Z]{0,2}'?[A-Z]?[a-z']{1,25}(?:-[A-Za-z][a-z]{1,25})?"
NAMED = rf"(?:[A-Z]\.? ?){{0,2}}{WORD}(?: {WORD})?"
TITLED = re.compile(
    rf"\b(?:(?:Mr|Mrs|Ms|Mx|Miss|Master|MRS|MR|MISS)\.? {NAMED}"
    rf"|(?:MR|MRS|MISS) [A-Z'-]{{3,25}}|mrs?\.? [A-Za-z][a-z'-]{{2,25}})\b"
)
STAFF = re.compile(rf"\b(?:Dr|Doctor|Prof|Professor|Sister|Matron|Sir|Dame|Rev)\.? {NAMED}\b")
# "Patient name: …", "a patient called …": no title is needed.
CALLED = re.compile(
    rf"\b(?i:patient|pt|resident|client|service user)(?i:'s)?"
    rf"(?i:,? (?:(?:who )?(?:is |was ))?(?:called|named|by the name of) |\s?name(?:\s?[:=-]\s?| is | was )|\s?:\s?)"
    rf"(?P<name>{NAMED})"
)
# Not a surname, though it stands after what looks like a title.
NO_NAME = re.compile(
    r"\b(?:Miss|Master|MR|MISS|Ms) (?:Out|Appointments?|Class|Plan|Copy|Patient|Index|File|List|Template|Data|Services"
    r"|Trust|Agreement|Scanner|SCAN|SCANS|SCANNER|IMAGING|Imaging|Teams|Word|Excel|Office|Forms)",
)
ABOUT_A_PATIENT = re.compile(
    r"\bpatient(?!s|'s participation|[ -](?:participation|group|safety|list|access|leaflet|records?|care|experience"
    r"|survey|engagement|involvement|information|services?|coordinator|advocate|representative|champion|liaison|flow|lead))\b"
    r"|\b(?:pt|d\.?o\.?b|nhs (?:no|number)|diagnos(?:ed|is)|prescribed|symptoms|suffer(?:s|ed|ing)|passed away|died"
    r"|diabetic|housebound|care home resident|end of life|(?:was|been|got) (?:admitted|discharged|referred|seen))\b"
    r"|\baged \d|\b\d{1,3}[ -]?years?[ -]old\b"
    r"|\b(?:her|his) (?:gp|medication|tablets|bloods?|condition|diabetes|cancer|results?|repeat|prescription"
    r"|appointment|illness|symptoms|husband|wife|daughter|son|mother|father|carer|operation|pain|scan|smear|review)\b"
    r"|\b(?:has|had|with) (?:diabetes|dementia|cancer|copd|asthma|depression|epilepsy|heart failure|chest pain|a stroke"
    r"|a fall)\b",
    FLAGS,
)
AT_WORK = re.compile(
    r"\A,? ?\(?(?:is |was |as |our |the |a |an |my |their |who is |who was )*(?:(?!her |his |and )\w+ ){0,2}"
    r"(?:manager|receptionist|nurse|gp|partner|chair\w*|lead|director|mp|pharmacist|secretary|paramedic|coordinator"
    r"|navigator|doctor|consultant|minister|officer|administrator|physio\w*|clerk|technician|trainer|surgeon|professor)\b",
    FLAGS,
)
NEAR = 80


def names(text):
    for match in CALLED.finditer(text):
        yield Kind.NAME, *match.span("name"), Risk.HIGH
    titled = [match.span() for match in TITLED.finditer(text) if not NO_NAME.match(match.group())]
    patients = [match.span() for match in ABOUT_A_PATIENT.finditer(text)] if titled else []
    for start, end in titled:
        is_patient = is_near(patients, start, end, within=NEAR) and not AT_WORK.match(text[end : end + 50])
        yield Kind.NAME, start, end, Risk.HIGH if is_patient else Risk.LOW
    for match in STAFF.finditer(text):
        yield Kind.NAME, *match.span(), Risk.LOW
