"""Makes the MSI package, for companies that install on many computers at once.

It is for all users of a computer. wixl (msitools) compiles it, on Linux. Identifiers follow from
names, so that an upgrade finds what it replaces; only that of the package is a new one each time.
"""

import uuid
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree as ET

from installers import facts
from installers.frozen import package_name
from installers.tools import run_tool
from installers.windows.payload import Payload, windows_path
from installers.windows.version import version_of_four

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, facts.IDENTIFIER)
_WIX = "http://schemas.microsoft.com/wix/2006/wi"
_WINDOW = f"{facts.COMMAND}w.exe"
_APP_PATHS = r"Software\Microsoft\Windows\CurrentVersion\App Paths"


def make_msi(payload: Payload, output: Path) -> Path:
    """Write the package `output` and return it.

    Raises:
        InstallerError: wixl is not there, or did not like what it was given.
    """
    with TemporaryDirectory() as scratch:
        source = Path(scratch) / "sotto.wxs"
        ET.ElementTree(describe(payload)).write(source, "utf-8", xml_declaration=True)
        options = ("--arch", "x64", "--output", output.absolute())
        run_tool("wixl", *options, source, folder=payload.folder)  # finds no file by a whole path
    return output


def product_code(payload: Payload) -> str:
    """What Windows knows it by; without models it is another product than with them."""
    return _guid(f"{package_name(payload.folder)} {payload.version}")


def describe(payload: Payload) -> ET.Element:
    """The package as a document of WiX 3, in the part of the language that wixl knows."""
    wix = ET.Element("Wix", xmlns=_WIX)
    product = ET.SubElement(
        wix,
        "Product",
        Id=product_code(payload),
        UpgradeCode=_guid("upgrade"),
        Name=facts.NAME,
        Version=version_of_four(payload.version),
        Manufacturer=facts.MAINTAINER,
        Language="1033",
    )
    ET.SubElement(
        product,
        "Package",
        InstallerVersion="500",
        Compressed="yes",
        InstallScope="perMachine",
        Comments=facts.SUMMARY,
    )
    # Programs that are in use are ended in order by Windows itself before they are replaced.
    ET.SubElement(
        product,
        "MajorUpgrade",
        DowngradeErrorMessage=f"A newer {facts.NAME} is installed. Remove it first.",
    )
    _replace_other_size(product)
    old = ET.SubElement(product, "Condition", Message=f"{facts.NAME} needs Windows 10 or later.")
    old.text = "VersionNT64 >= 603"  # what Windows 10 and 11 say of themselves here
    ET.SubElement(product, "Property", Id="ARPNOMODIFY", Value="1")
    ET.SubElement(product, "Media", Id="1", Cabinet="sotto.cab", EmbedCab="yes")
    target = ET.SubElement(product, "Directory", Id="TARGETDIR", Name="SourceDir")
    programs = ET.SubElement(target, "Directory", Id="ProgramFiles64Folder")
    ET.SubElement(target, "Directory", Id="ProgramMenuFolder")
    folder = ET.SubElement(programs, "Directory", Id="INSTALLDIR", Name=facts.NAME)
    feature = ET.SubElement(product, "Feature", Id="Program", Level="1")
    _add_files(payload, folder, feature)
    _add_entries(folder, feature)
    return wix


def _replace_other_size(product: ET.Element) -> None:
    """The same version with models takes the place of the one without, or the other way round."""
    version, found = product.attrib["Version"], "OTHERSIZE"
    major, minor, third, _ = map(int, version.split("."))  # Windows compares no fourth
    upgrade = ET.SubElement(product, "Upgrade", Id=product.attrib["UpgradeCode"])
    ET.SubElement(
        upgrade,
        "UpgradeVersion",
        Minimum=version,
        Maximum=f"{major}.{minor}.{third + 1}",  # not included; wixl cannot say "included"
        Property=found,
    )
    # Looked for while there may be a window, and needed by the service that then installs.
    ET.SubElement(product, "Property", Id=found, Secure="yes")


def _add_files(payload: Payload, root: ET.Element, feature: ET.Element) -> None:
    """One component for each folder, as its files come and go together."""
    folders = {Path(): root}
    for path in payload.folders:
        folders[path] = ET.SubElement(
            folders[path.parent],
            "Directory",
            Id=_identifier("d", path),
            Name=path.name.replace("$", "$$"),
        )
    for path, directory in folders.items():
        files = [file for file in payload.files if file.parent == path]
        if not files:
            continue
        component = _component(directory, feature, f"files {windows_path(path)}")
        for file in files:
            ET.SubElement(
                component,
                "File",
                Id=_identifier("f", file),
                Name=file.name.replace("$", "$$"),
                Source=file.as_posix().replace("$", "$$"),  # else a variable
            )


def _add_entries(folder: ET.Element, feature: ET.Element) -> None:
    """What `sotto.nsi` writes as well: where the command is, what it opens, the Start menu."""
    component = _component(folder, feature, "registry")
    values = {f"{_APP_PATHS}\\{facts.COMMAND}.exe": f"[INSTALLDIR]{facts.COMMAND}.exe"}
    for kind in facts.FILE_TYPES:
        name = facts.NAME + kind.suffix
        values |= {
            rf"Software\Classes\{kind.suffix}": name,
            rf"Software\Classes\{name}": kind.description,
            rf"Software\Classes\{name}\DefaultIcon": f"[INSTALLDIR]{_WINDOW},0",
            rf"Software\Classes\{name}\shell\open\command": (
                f'"[INSTALLDIR]{_WINDOW}" --open "%1"'
            ),
        }
    for number, (key, value) in enumerate(values.items()):
        entry = {"Root": "HKLM", "Key": key, "Type": "string", "Value": value}
        if number == 0:
            entry["KeyPath"] = "yes"
        ET.SubElement(component, "RegistryValue", entry)
    ET.SubElement(
        component,
        "Shortcut",
        Id="StartMenu",
        Directory="ProgramMenuFolder",
        Name=facts.NAME,
        Target=f"[INSTALLDIR]{_WINDOW}",
        WorkingDirectory="INSTALLDIR",
    )


def _component(directory: ET.Element, feature: ET.Element, name: str) -> ET.Element:
    identifier = f"c{_guid(name).replace('-', '')}"
    component = ET.SubElement(directory, "Component", Id=identifier, Guid=_guid(name), Win64="yes")
    ET.SubElement(feature, "ComponentRef", Id=identifier)
    return component


def _identifier(kind: str, path: Path) -> str:
    """A name that MSI allows, the same for the same path."""
    return kind + _guid(windows_path(path)).replace("-", "")


def _guid(name: str) -> str:
    return str(uuid.uuid5(_NAMESPACE, name)).upper()
