"""What a policy fixes holds, and one that is not understood is no policy at all."""

import stat
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType

import pytest

from app.domain.errors import HomeError, NotAllowed, PolicyProblem, SettingFixed
from app.paths import policy_file
from app.policy import FREE, ModelRules, Policy, policy_said, read_policy
from app.services.preferences import Preferences
from app.services.setting_fields import setting_fields
from app.settings import Settings
from app.settings_file import load_settings

Write = Callable[[str], Path]
FIXED = Policy("Example Ltd", settings=MappingProxyType({"prose": "never", "passages": 3}))


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a policy file."""

    def made(text: str) -> Path:
        path = tmp_path / "policy.toml"
        path.write_text(text, "utf-8")
        return path

    return made


def test_without_a_file_nothing_is_fixed(tmp_path: Path) -> None:
    assert read_policy(tmp_path / "none" / "policy.toml") == FREE
    assert policy_said(FREE) == "none: nothing is fixed"


def test_everything_that_can_be_fixed_is_read(write: Write, tmp_path: Path) -> None:
    policy = read_policy(
        write(f"""
        organisation = "Example Ltd"
        home = "~/Sotto"
        [settings]
        prose = "never"
        keep_traces_days = 30
        [models]
        folders = ['{tmp_path}']
        install = false
        import = false
        signed_by = ["AB12 CD34"]
        """)
    )
    assert policy.settings == {"prose": "never", "keep_traces_days": 30}
    assert policy.models == ModelRules((str(tmp_path),), False, False, ("AB12 CD34",))
    said = policy_said(policy)
    for part in ("Example Ltd", "keep_traces_days, prose", str(tmp_path), "network", "~/Sotto"):
        assert part in said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("organisation = ", "Invalid value"),
        ("colour = 'red'", "colour"),
        ("[models]\ninstal = false", "instal"),
        ("[models]\ninstall = 'no'", "bool"),
        ("[models]\nfolders = ['models']", "no absolute path"),
        ("home = 'data'", "no absolute path"),
        ("[settings]\nprose = 'sometimes'", "prose"),
        ("[settings]\npassages = 51", "passages"),
        ("[settings]\npassages = '6'", "passages"),
        ("[settings]\nprosa = 'never'", "there is no setting prosa"),
        ("[settings]\nprose = 'never'\nprose = 'always'", "overwrite"),
    ],
)
def test_what_is_not_understood_is_refused(write: Write, text: str, said: str) -> None:
    path = write(text)
    with pytest.raises(PolicyProblem, match=said) as caught:
        read_policy(path)
    assert str(path) in str(caught.value)
    assert "does not start" in caught.value.remedy


def test_bytes_that_are_no_text_and_folders_are_refused(tmp_path: Path) -> None:
    (tmp_path / "policy.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(PolicyProblem):
        read_policy(tmp_path / "policy.toml")
    with pytest.raises(PolicyProblem):
        read_policy(tmp_path)


@pytest.mark.parametrize("link", ["policy.toml", "."], ids=["file", "folder"])
def test_a_policy_on_a_share_that_is_not_there_is_not_taken_for_none(
    tmp_path: Path, link: str
) -> None:
    linked = tmp_path / "sotto" / link  # "." is the folder itself
    if link == "policy.toml":
        linked.parent.mkdir()
    linked.symlink_to(tmp_path / "share")
    with pytest.raises(PolicyProblem, match="No such file"):
        read_policy(tmp_path / "sotto" / "policy.toml")


def test_a_policy_below_what_is_no_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "sotto").write_text("a file")
    with pytest.raises(PolicyProblem):
        read_policy(tmp_path / "sotto" / "policy.toml")


@pytest.mark.parametrize("field", setting_fields(), ids=lambda field: field.name)
def test_every_setting_can_be_fixed(write: Write, field: object) -> None:
    name, default = field.name, field.default  # type: ignore[attr-defined]
    value = {str: f'"{default}"', bool: str(default).lower()}.get(type(default), str(default))
    text = '"en"' if default is None else value
    assert name in read_policy(write(f"[settings]\n{name} = {text}")).settings


def test_fixed_settings_win_over_the_users_and_stay(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('prose = "always"\nanswer_length = "short"\n')
    settings = FIXED.load(path)
    assert (settings.prose, settings.passages, settings.answer_length) == ("never", 3, "short")
    preferences = Preferences(path, settings, FIXED)
    with pytest.raises(SettingFixed, match="Example Ltd has fixed it"):
        preferences.change(answer_length="long", prose="always")
    assert preferences.change(answer_length="long").prose == "never"
    path.write_text('prose = "always"\n')
    assert FIXED.load(path).prose == "never"
    assert load_settings(path).prose == "always"  # what the user had comes back with no policy


def test_a_user_cannot_fix_by_the_file_of_settings(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("passages = 9\n[settings]\nprose = 'never'\n")
    assert FREE.load(path) == Settings(passages=9)


def test_data_is_kept_where_the_policy_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    policy = Policy("Example Ltd", home=str(tmp_path / "data"))
    with pytest.raises(HomeError, match="Example Ltd keeps all data in"):
        policy.place(None)  # the tests have a home of their own by SOTTO_HOME
    monkeypatch.delenv("SOTTO_HOME")
    assert policy.place(None).root == tmp_path / "data"
    assert policy.place(tmp_path / "data" / "second").root == tmp_path / "data" / "second"
    with pytest.raises(HomeError):
        policy.place(tmp_path / "data" / ".." / "elsewhere")


def test_the_home_of_a_user_is_put_in(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("SOTTO_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert Policy(home="~/Sotto").place(None).root == tmp_path / "Sotto"


def test_models_come_from_where_they_may() -> None:
    strict = Policy("Example Ltd", models=ModelRules(install=False, imports=False))
    for act in (strict.allow_install, strict.allow_import):
        with pytest.raises(NotAllowed, match="Example Ltd does not allow"):
            act()
    FREE.allow_install()
    FREE.allow_import()
    FREE.allow_signer("")


def test_a_key_is_known_however_it_is_written() -> None:
    policy = Policy("Example Ltd", models=ModelRules(signed_by=("AB12CD34",)))
    policy.allow_signer("ab12 cd34")
    with pytest.raises(NotAllowed, match="nobody has signed"):
        policy.allow_signer("")
    with pytest.raises(NotAllowed, match="signed by ab12 cd35"):
        policy.allow_signer("ab12 cd35")


def test_users_cannot_name_another_policy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = policy_file()
    for name in ("HOME", "SOTTO_HOME", "XDG_CONFIG_DIRS", "XDG_CONFIG_HOME", "ProgramData"):
        monkeypatch.setenv(name, str(tmp_path))
    assert policy_file() == before
    assert before.is_absolute()


def test_nor_on_macos(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path))
    assert policy_file() == Path("/Library/Application Support/Sotto/policy.toml")


def test_a_policy_that_cannot_be_read_is_refused(write: Write) -> None:
    path = write("")
    path.chmod(0)
    if path.stat().st_mode & stat.S_IRUSR or _reads_all(path):
        pytest.skip("this user may read everything")
    with pytest.raises(PolicyProblem):
        read_policy(path)


def _reads_all(path: Path) -> bool:
    try:
        path.read_bytes()
    except PermissionError:
        return False
    return True
