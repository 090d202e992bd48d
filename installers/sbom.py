"""The bill of materials of a frozen program, as CycloneDX: `python -m installers sbom FOLDER`.

It is made of what lies in the folder, on any system: the report of licences says what the program
consists of, and every file is looked at as it ships, which is after its signing.
"""

import argparse
import hashlib
import uuid
from pathlib import Path

from cyclonedx.model import (
    ExternalReference,
    ExternalReferenceType,
    HashAlgorithm,
    HashType,
    XsUri,
)
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component as Listed
from cyclonedx.model.component import ComponentType
from cyclonedx.model.license import LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

from installers import facts
from installers.errors import InstallerError
from installers.frozen import files, package_stem
from installers.licences.command import collected
from installers.licences.records import Component, Part
from installers.licences.rules import objections
from installers.licences.survey import models

_TYPES = {
    "library": ComponentType.LIBRARY,
    "model": ComponentType.MACHINE_LEARNING_MODEL,
    "program": ComponentType.APPLICATION,
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("program", type=Path, help="folder of the frozen program")
    parser.add_argument("--output", type=Path, help="folder to write it into, else standard output")


def run(options: argparse.Namespace) -> int:
    """Write the bill of materials."""
    if options.output is None:
        print(bill_of_materials(options.program))
    else:
        print(write_bill(options.program, options.output))
    return 0


def write_bill(program: Path, output: Path) -> Path:
    """Write the bill of materials into the folder of its packages; returns its file."""
    made = output / f"{package_stem(program)}.cdx.json"
    made.write_text(bill_of_materials(program) + "\n", "utf-8")
    return made


def bill_of_materials(program: Path) -> str:
    """CycloneDX JSON of program and models, with the SHA-256 of every file; the same each time.

    Raises:
        InstallerError: a model may not be passed on, or there is no report of licences.
    """
    carried = list(models(program))
    if reasons := list(objections(carried, program)):
        raise InstallerError("this cannot be passed on.\n" + "\n".join(reasons))
    components = [*collected(program), *carried]
    owned = {place for component in components for place in component.files}
    places = (path.relative_to(program).as_posix() for path in sorted(files(program)))
    bom = Bom()
    bom.metadata.timestamp = facts.dated()
    bom.metadata.component = Listed(
        name=facts.NAME,
        version=facts.VERSION,
        type=ComponentType.APPLICATION,
        bom_ref=facts.COMMAND,
        description=facts.SUMMARY,
        licenses=[LicenseExpression(facts.LICENCE)],
        components=[_file(place, program / place) for place in places if place not in owned],
    )
    listed = [_listed(component, program) for component in components]
    bom.components.update(listed)
    bom.register_dependency(bom.metadata.component, listed)
    parts = (part for one in (bom.metadata.component, *listed) for part in one.components)
    hashes = sorted(sha256.content for part in parts for sha256 in part.hashes)
    bom.serial_number = uuid.uuid5(uuid.NAMESPACE_OID, " ".join((facts.VERSION, *hashes)))
    text = str(JsonV1Dot6(bom).output_as_string(indent=1))
    if error := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text):
        raise InstallerError(f"the bill of materials does not follow its schema: {error}")
    return text


def _listed(component: Component, program: Path) -> Listed:
    source = XsUri(component.source)
    return Listed(
        name=component.name,
        version=component.version or None,
        type=_TYPES[component.kind],
        bom_ref=f"{component.name}@{component.version}",
        purl=_purl(component.purl),
        licenses=[LicenseExpression(component.licence)],
        external_references=[ExternalReference(type=ExternalReferenceType.DISTRIBUTION, url=source)]
        if component.source
        else [],
        components=[
            *(_file(place, program / place) for place in component.files),
            *(_part(component.name, part) for part in component.parts),
        ],
    )


def _file(place: str, path: Path) -> Listed:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Listed(
        name=place,
        type=ComponentType.FILE,
        bom_ref=f"file:{place}",
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest)],
    )


def _part(whole: str, part: Part) -> Listed:
    return Listed(
        name=part.name,
        version=part.version or None,
        bom_ref=f"{whole} > {part.name}@{part.version}",
        purl=_purl(part.purl),
        licenses=[LicenseExpression(part.licence)],
    )


def _purl(said: str) -> PackageURL | None:
    return PackageURL.from_string(said) if said else None
