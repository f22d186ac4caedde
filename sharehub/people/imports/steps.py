"""What each file does to the register."""

from collections import Counter, defaultdict
from datetime import date

from ..models import Postcode
from ..models.organisation import Kind
from . import code_point, context, list_sizes, pcns, positions, practices, values


def take_practices(path, register, report):
    """Make, update and close practices. Returns the ICB of each: {ODS code: Organisation}."""
    icbs, seen = {}, set()
    for line, row in practices.read(path, report):
        known = register.get(row.code)
        if row.code in seen:
            report.refuse(line, f"{row.code} stands in the file twice")
        elif known and known.kind != Kind.PRACTICE:
            report.refuse(line, f"{row.code} is known as {known.in_words}, not as a practice")
        elif row.is_open:
            icbs[row.code] = icb = register.icb(row.icb_code)
            register.put(row.code, **_practice_fields(row, known, icb))
        elif known:
            register.put(row.code, closed_on=row.closed_on or known.closed_on or date.today())
        else:
            report.leave_out()
        seen.add(row.code)
    _move_pcns(register, icbs)
    return icbs


def _practice_fields(row, known, icb):
    fields = {"name": row.name, "address": row.address, "postcode": row.postcode, "closed_on": None}
    # The PCN's own file says who belongs to a PCN; this one only knows the ICB.
    if not (known and known.parent and known.parent.kind == Kind.PCN):
        fields["parent"] = icb
    if known and known.postcode != row.postcode:
        fields |= {"latitude": None, "longitude": None}  # of the place it moved from
    return fields


def _move_pcns(register, icbs):
    """Put every PCN under the ICB of most of its practices, for those practices whose ICB was just read."""
    members = defaultdict(list)
    for code, icb in icbs.items():
        parent = register.get(code).parent
        if icb and parent and parent.kind == Kind.PCN:
            members[parent.ods_code].append(icb)
    for code, its_icbs in members.items():
        register.put(code, parent=_most_common(its_icbs))


def take_pcns(path, register, pcn_report, member_report, icbs):
    """Make, update and close PCNs, and put practices into them or out again; name the ICBs. `icbs` as above."""
    pcn_rows, member_rows = pcns.read(path, pcn_report, member_report)
    rows = {row.code: row for _, row in pcn_rows}
    current = _current_memberships(member_rows, rows, register, member_report)
    members = defaultdict(list)
    for practice, pcn in current.items():
        members[pcn].append(icbs.get(practice) or register.get(practice).icb)
    for line, row in pcn_rows:
        known = register.get(row.code)
        if known and known.kind != Kind.PCN:
            pcn_report.refuse(line, f"{row.code} is known as {known.in_words}, not as a PCN")
        elif row.closed_on and not known:
            pcn_report.leave_out()
        else:
            icb = _most_common(members[row.code]) or (known and known.parent)
            register.put(
                row.code,
                kind=Kind.PCN,
                name=row.name,
                address=row.address,
                postcode=row.postcode,
                closed_on=row.closed_on,
                parent=icb,
            )
    _move_practices(member_rows, current, register, icbs)
    _name_icbs(rows, register)


def _current_memberships(member_rows, pcn_rows, register, report):
    """{practice's code: PCN's code}, of several the one begun last; practices we do not keep are left out."""
    current = {}
    for line, row in member_rows:
        practice = register.get(row.practice)
        pcn = pcn_rows.get(row.pcn) or register.get(row.pcn)
        if practice is None or practice.kind != Kind.PRACTICE:
            report.leave_out()
        elif pcn is None:
            report.refuse(line, f"the PCN {row.pcn} is not in the file's sheet of PCNs")
        elif not pcn.closed_on and not values.is_past(row.ended_on):
            newest = current.get(row.practice, (date.min, ""))
            current[row.practice] = max(newest, (row.started_on or date.min, row.pcn))
    return {practice: pcn for practice, (_, pcn) in current.items()}


def _move_practices(member_rows, current, register, icbs):
    for practice, pcn in current.items():
        register.put(practice, parent=register.get(pcn))
    for _, row in member_rows:
        practice = register.get(row.practice)
        if practice and practice.parent and practice.parent.ods_code == row.pcn and row.practice not in current:
            register.put(row.practice, parent=icbs.get(row.practice) or practice.icb)


def _name_icbs(pcn_rows, register):
    names = defaultdict(list)
    for code, row in pcn_rows.items():
        icb = register.get(code) and register.get(code).icb
        if icb and row.icb_name:
            names[icb.ods_code].append(row.icb_name)
    for code, its_names in names.items():
        register.put(code, name=_most_common(its_names))


def _most_common(things):
    """The one that stands most often in a list (the first of equals), or None. Organisations count by their code."""
    named = {getattr(thing, "ods_code", thing): thing for thing in things if thing}
    counts = Counter(getattr(thing, "ods_code", thing) for thing in things if thing)
    return named[counts.most_common(1)[0][0]] if counts else None


def take_list_sizes(path, register, report):
    _take_fields(list_sizes.read(path, report), register, report)


def take_positions(path, register, report):
    _take_fields(positions.read(path, report), register, report)


def take_context(path, register, report):
    _take_fields(context.read(path, report), register, report)


def _take_fields(rows, register, report):
    """Give fields to the organisations that we have; the others of the file are left out."""
    seen = set()
    for line, (code, fields) in rows:
        if code in seen:
            report.refuse(line, f"{code} stands in the file twice")
        elif register.get(code):
            register.put(code, **fields)
        else:
            report.leave_out()
        seen.add(code)


def take_code_point(path, register, report):
    """Give a position to every organisation whose postcode has one."""
    by_postcode = defaultdict(list)
    for organisation in register:
        if organisation.postcode:
            by_postcode[organisation.postcode].append(organisation.ods_code)
    for postcode, latitude, longitude in code_point.read(path, report, by_postcode):
        for code in by_postcode[postcode]:
            register.put(code, latitude=latitude, longitude=longitude)


def keep_postcodes(path, report):
    """Keep where every postcode is, so that any that somebody types is exact."""
    Postcode.objects.keep(code_point.read(path, report))
