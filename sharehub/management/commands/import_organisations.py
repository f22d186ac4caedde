"""manage.py import_organisations: practices, PCNs and ICBs out of the NHS files."""

from collections import Counter
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from sharehub.people.imports import steps
from sharehub.people.imports.errors import WrongFile
from sharehub.people.imports.register import Register
from sharehub.people.imports.report import FileReport, table
from sharehub.places import index_what_is_at

FILES = {
    "practices": "epraccur.csv: GP practices (NHS Organisation Data Service)",
    "pcns": "ePCN.xlsx: PCNs and their practices (NHS Organisation Data Service)",
    "list-sizes": "gp-reg-pat-prac-all.csv: patients registered at each practice (NHS England)",
    "code-point": "codepo_gb.zip: Code-Point Open, the position of every postcode (Ordnance Survey)",
    "positions": "a CSV of ODS code, latitude and longitude",
    "context": "a CSV of ODS code, deprivation decile and rural class",
}


class Command(BaseCommand):
    help = (
        "Read practices, PCNs and ICBs from the NHS files, each of them optional. Makes, updates and closes; never "
        "deletes. Reading the same files again changes nothing. Either all organisations are written or none is."
    )

    def add_arguments(self, parser):
        for name, what in FILES.items():
            parser.add_argument(f"--{name}", type=Path, metavar="FILE", help=what)

    def handle(self, **options):
        paths = {name: options[name.replace("-", "_")] for name in FILES}
        if not any(paths.values()):
            raise CommandError("Name at least one file: " + ", ".join(f"--{name}" for name in FILES))
        self.reports = []
        try:
            register = Register()
            self.take({name: path for name, path in paths.items() if path}, register)
        except WrongFile as error:
            raise CommandError(f"Nothing was imported. {error}") from error
        changes = register.changes()
        updated = register.save()
        index_what_is_at(updated)
        if path := paths["code-point"]:
            self.keep_postcodes(path)
        refused = Counter()
        for report in self.reports:
            refused[report.about] += report.refused
        self.stdout.write("\n" + table(changes, refused))

    def take(self, paths, register):
        """Read the files in the order in which they build on each other."""
        icbs = {}
        if path := paths.get("practices"):
            icbs = self.read(steps.take_practices, path, register, self.report(path, "Practices"))
        if path := paths.get("pcns"):
            pcns, members = self.report(path, "PCNs"), self.report(path, "Practices")
            self.read(steps.take_pcns, path, register, pcns, members, icbs)
        for name, step in {
            "list-sizes": steps.take_list_sizes,
            "code-point": steps.take_code_point,
            "positions": steps.take_positions,
            "context": steps.take_context,
        }.items():
            if path := paths.get(name):
                self.read(step, path, register, self.report(path, "Practices"))

    def keep_postcodes(self, path):
        """Last, because the rest is written in one go. What is wrong in the rows that we need has been told already."""
        report = FileReport(path, about="Postcodes", say=self.progress, complain=lambda line: None)
        steps.keep_postcodes(path, report)
        report.finish()

    def read(self, step, path, register, *rest):
        self.progress(f"{path.name}: reading")
        result = step(path, register, *rest)
        for report in rest:
            if isinstance(report, FileReport):
                report.finish()
        return result

    def report(self, path, about):
        report = FileReport(path, about=about, say=self.progress, complain=self.complain)
        self.reports.append(report)
        return report

    def progress(self, line):
        self.stdout.write(line)
        self.stdout.flush()

    def complain(self, line):
        self.stdout.flush()
        self.stderr.write(line, self.style.WARNING)
