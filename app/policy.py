"""What an organisation has fixed on this computer: settings, where models come from, where data is.

A policy that cannot be followed to the letter is an error: a lock that silently fails is none.
"""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import msgspec

from app.domain.errors import HomeError, NotAllowed, PolicyProblem, SettingFixed
from app.paths import Home, find_home
from app.settings import Settings
from app.settings_file import change_settings, load_settings

_UNNAMED = "Whoever manages this computer"


class ModelRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where models may come from.

    `folders` are bundles that everybody uses where they lie; `install` is from the network,
    `imports` from files that a user brings; `signed_by` are fingerprints of keys, one of which must
    have signed a bundle that did not come with the program; what is no bundle cannot be brought
    then. Without any, none need be signed.
    """

    folders: tuple[str, ...] = ()
    install: bool = True
    imports: bool = msgspec.field(default=True, name="import")
    signed_by: tuple[str, ...] = ()


class Policy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is fixed; the default fixes nothing.

    `settings` are values by the name of the setting; `home` is the folder of a user's data, in
    which "~" is that of the user. `organisation` is named where something is not possible.
    """

    organisation: str = _UNNAMED
    home: str = ""
    settings: Mapping[str, Any] = MappingProxyType({})
    models: ModelRules = ModelRules()

    def place(self, given: Path | None) -> Home:
        """The home to open, as find_home; HomeError where that is not within the one fixed."""
        if not self.home:
            return find_home(given)
        fixed = Path(self.home).expanduser().absolute()
        home = find_home(given, fixed)
        if not home.root.resolve().is_relative_to(fixed.resolve()):
            error = HomeError(str(home.root), f"{self.organisation} keeps all data in {fixed}")
            error.remedy = "Leave out --home and SOTTO_HOME."
            raise error
        return home

    def load(self, path: Path) -> Settings:
        """The settings in the user's file, with those that are fixed. Raises HomeError."""
        return self._fixed(load_settings(path))

    def change(self, path: Path, **values: object) -> Settings:
        """As change_settings; SettingFixed for one that is fixed."""
        for name in values:
            if name in self.settings:
                raise SettingFixed(name, self.organisation)
        return self._fixed(change_settings(path, **values))

    def allow_install(self) -> None:
        """Raise NotAllowed where nothing may be fetched from the network."""
        if not self.models.install:
            raise NotAllowed(self.organisation, "installing models from the network")

    def allow_import(self) -> None:
        """Raise NotAllowed where users may bring no models of their own."""
        if not self.models.imports:
            raise NotAllowed(self.organisation, "models from files of your own")

    def allow_files(self) -> None:
        """Raise NotAllowed where users may bring no model as files, which nobody has signed."""
        self.allow_import()
        self.allow_signer("")

    def allow_signer(self, fingerprint: str) -> None:
        """Raise NotAllowed for models that were signed by this key, or by none (empty)."""
        trusted = {_digits(key) for key in self.models.signed_by}
        if trusted and _digits(fingerprint) not in trusted:
            by = f"signed by {fingerprint}" if fingerprint else "that nobody has signed"
            raise NotAllowed(self.organisation, f"models {by}")

    def _fixed(self, settings: Settings) -> Settings:
        return msgspec.structs.replace(settings, **self.settings)


FREE = Policy()
"""Fixes nothing."""


def read_policy(path: Path) -> Policy:
    """The policy in `path`; one that fixes nothing where there is no such file.

    Raises PolicyProblem for anything in it that is not understood.
    """
    try:
        policy = msgspec.convert(tomllib.loads(path.read_text("utf-8")), Policy)
        unknown = set(policy.settings) - set(Settings.__struct_fields__)
        if unknown:
            raise PolicyProblem(str(path), f"there is no setting {min(unknown)}")
        msgspec.convert(dict(policy.settings), Settings)
    except FileNotFoundError as error:
        if any(_leads_nowhere(place) for place in (path, path.parent)):
            raise PolicyProblem(str(path), str(error)) from error
        return FREE
    except (OSError, ValueError, RecursionError) as error:
        raise PolicyProblem(str(path), str(error)) from error
    for folder in policy.models.folders:
        if not Path(folder).is_absolute():
            raise PolicyProblem(str(path), f"{folder!r} is no absolute path")
    if policy.home and not Path(policy.home).expanduser().is_absolute():
        raise PolicyProblem(str(path), f"{policy.home!r} is no absolute path")
    return policy


def policy_said(policy: Policy) -> str:
    """What is fixed, in a line."""
    rules = policy.models
    parts = [
        ("settings fixed: " + ", ".join(sorted(policy.settings))) if policy.settings else "",
        ("models from " + ", ".join(rules.folders)) if rules.folders else "",
        "" if rules.install else "none from the network",
        "" if rules.imports else "none that users bring",
        f"only bundles signed by {len(rules.signed_by)} keys" if rules.signed_by else "",
        f"data in {policy.home}" if policy.home else "",
    ]
    said = "; ".join(part for part in parts if part)
    return f"of {policy.organisation}: {said}" if said else "none: nothing is fixed"


def _leads_nowhere(path: Path) -> bool:
    """Whether it is a link to what is not there now: a policy that is kept elsewhere."""
    return os.path.lexists(path) and not path.exists()


def _digits(fingerprint: str) -> str:
    return "".join(fingerprint.split()).lower()
