"""What the application bundle says of itself; the PyInstaller specification asks for it."""

from pathlib import Path

from installers import facts

ENTITLEMENTS = Path(__file__).with_name("entitlements.plist")
"""What the hardened runtime allows: the microphone, and nothing of the network."""
MINIMUM_MACOS = "14.0"  # the oldest that the libraries inside are built for
_LANGUAGES = ("en", "de", "es")
_READS = "Sotto reads the documents in the folders that you add, to answer from them."


def info_plist() -> dict[str, object]:
    """The property list of the bundle."""
    return {
        "CFBundleIdentifier": facts.IDENTIFIER,
        "CFBundleName": facts.NAME,
        "CFBundleDisplayName": facts.NAME,
        "CFBundleShortVersionString": facts.VERSION,
        "CFBundleVersion": facts.VERSION,
        "CFBundleDevelopmentRegion": _LANGUAGES[0],
        "CFBundleLocalizations": list(_LANGUAGES),
        "CFBundleDocumentTypes": [_document(kind) for kind in facts.FILE_TYPES],
        "UTExportedTypeDeclarations": [_declaration(kind) for kind in facts.FILE_TYPES],
        "LSApplicationCategoryType": "public.app-category.productivity",
        "LSMinimumSystemVersion": MINIMUM_MACOS,
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": f"{facts.MAINTAINER}, {facts.LICENCE}",
        # Without these the system refuses, or ends the program, instead of asking.
        "NSMicrophoneUsageDescription": (
            "Sotto listens while you speak a question. The sound never leaves this computer."
        ),
        "NSDesktopFolderUsageDescription": _READS,
        "NSDocumentsFolderUsageDescription": _READS,
        "NSDownloadsFolderUsageDescription": _READS,
        "NSNetworkVolumesUsageDescription": _READS,
        "NSRemovableVolumesUsageDescription": _READS,
    }


def _document(kind: facts.FileType) -> dict[str, object]:
    return {
        "CFBundleTypeName": kind.description,
        "CFBundleTypeRole": "Viewer",
        "LSHandlerRank": "Owner",
        "LSItemContentTypes": [_type_of(kind)],
    }


def _declaration(kind: facts.FileType) -> dict[str, object]:
    return {
        "UTTypeIdentifier": _type_of(kind),
        "UTTypeDescription": kind.description,
        "UTTypeConformsTo": ["public.data", "public.archive"],
        "UTTypeTagSpecification": {
            "public.filename-extension": [kind.suffix.removeprefix(".")],
            "public.mime-type": [kind.media_type],
        },
    }


def _type_of(kind: facts.FileType) -> str:
    return facts.IDENTIFIER + kind.suffix
