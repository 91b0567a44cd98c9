"""What the installers put around the program agrees with the program."""

from __future__ import annotations

import configparser
import plistlib
import re
import shutil
import tarfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import carecompanion
from carecompanion.commands import NAMES

ROOT = Path(__file__).resolve().parents[2]
INSTALLER = ROOT / "installer"
LINUX = INSTALLER / "linux"


def desktop_entry() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(LINUX / "carecompanion.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


def test_a_notes_file_opens_with_the_program_by_its_type() -> None:
    mime = ET.parse(LINUX / "carecompanion-mime.xml").getroot()
    named = [element.get("type") for element in mime.iter() if element.tag.endswith("mime-type")]
    globs = [element.get("pattern") for element in mime.iter() if element.tag.endswith("glob")]
    assert globs == ["*.carevault"]
    assert desktop_entry()["MimeType"] == f"{named[0]};"
    assert desktop_entry()["Exec"] == "carecompanion %f"


def test_windows_are_known_by_the_name_of_the_desktop_entry() -> None:
    app = (ROOT / "carecompanion" / "app.py").read_text(encoding="utf-8")
    assert f'setDesktopFileName("{desktop_entry()["StartupWMClass"]}")' in app
    assert (LINUX / f"{desktop_entry()['StartupWMClass']}.desktop").exists()


def test_the_newest_release_of_the_metadata_is_the_version_of_the_program() -> None:
    metadata = ET.parse(LINUX / "metainfo.xml").getroot()
    release = next(iter(metadata.iter("release")))
    assert release.get("version") == carecompanion.__version__


def test_the_manual_names_the_commands_that_need_no_explanation_elsewhere() -> None:
    manual = (LINUX / "carecompanion.1").read_text(encoding="utf-8")
    named = set(re.findall(r'^\.B[IR]? "?(\w+)', manual, re.MULTILINE))
    assert named - {"carecompanion"} <= set(NAMES)
    assert {"demo", "page"} <= named


def test_the_windows_uninstaller_names_only_what_the_installer_put_there() -> None:
    script = (INSTALLER / "windows" / "carecompanion.nsi").read_text(encoding="utf-8")
    section = script.partition('Section "Uninstall"')[2]
    removed = re.findall(r'^\s+(?:RMDir|Delete)(?: /r)? "([^"]+)"', section, re.MULTILINE)
    assert removed
    assert all(path.startswith(("$INSTDIR", "$SMPROGRAMS\\${NAME}.lnk")) for path in removed)
    # The folder itself goes only when nothing else is in it.
    assert "RMDir /r $INSTDIR\n" not in section
    assert 'RMDir /r "$INSTDIR"' not in section


@pytest.fixture
def bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder like that of the program, where packing looks for nothing else."""
    monkeypatch.syspath_prepend(INSTALLER)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    import portable

    monkeypatch.setattr(portable, "BUILD", tmp_path / "build")
    folder = tmp_path / "carecompanion"
    (folder / "_internal").mkdir(parents=True)
    (folder / "carecompanion").write_bytes(b"\x7fELF")
    (folder / "_internal" / "library.so").write_bytes(b"library")
    return folder


def test_a_folder_packed_twice_gives_the_same_bytes(bundle: Path, tmp_path: Path) -> None:
    import portable

    first = portable.make_portable(bundle, "1.0", tmp_path).read_bytes()
    (bundle / "carecompanion").touch()
    assert portable.make_portable(bundle, "1.0", tmp_path).read_bytes() == first


def test_the_program_can_be_started_from_the_packed_folder(bundle: Path, tmp_path: Path) -> None:
    import portable

    with tarfile.open(portable.make_portable(bundle, "1.0", tmp_path)) as archive:
        modes = {member.name.partition("/")[2]: member.mode for member in archive}
    assert modes["carecompanion"] == 0o755
    assert modes["_internal/library.so"] == 0o644
    assert "README.txt" in modes


def test_second_names_of_libraries_are_left_out_because_sticks_cannot_hold_them(
    bundle: Path,
) -> None:
    import bundle as steps

    (bundle / "_internal" / "again.so").symlink_to("library.so")
    (bundle / "_internal" / "nowhere.so").symlink_to("gone.so")
    steps.drop_links(bundle)
    assert [path.name for path in bundle.rglob("*.so")] == ["library.so"]


def test_a_library_without_a_licence_text_is_named(
    bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import licences
    import machine

    packages = tmp_path / "packages"
    record = packages / "pillow-12.0.dist-info" / "RECORD"
    record.parent.mkdir(parents=True)
    record.write_text("PIL/_imaging.so,sha256=x,1\n", encoding="utf-8")
    monkeypatch.setattr(licences, "site_packages", lambda: packages)
    inside = bundle / "_internal"
    ours = inside / "PIL" / "_imaging.so"
    with pytest.raises(machine.SetUpStopped, match=r"PIL/_imaging\.so, library\.so"):
        licences.collect_of_system(inside, [ours, inside / "library.so"])
    (inside / "licences" / "pillow").mkdir(parents=True)
    (inside / "licences" / "pillow" / "LICENSE").touch()
    licences.collect_of_system(inside, [ours])


def test_a_file_of_ours_that_is_missing_or_changed_stops_the_build(
    bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import bundle as steps
    import machine

    installed = tmp_path / "packages" / "carecompanion" / "_resources"
    bundled = bundle / "_internal" / "carecompanion" / "_resources"
    for folder in (installed, bundled):
        (folder / "fonts").mkdir(parents=True)
        (folder / "fonts" / "one.ttf").write_bytes(b"font")
    monkeypatch.setattr(steps, "site_packages", lambda: tmp_path / "packages")
    steps.has_every_resource(bundle)
    (bundled / "fonts" / "one.ttf").write_bytes(b"another")
    with pytest.raises(machine.SetUpStopped, match=r"fonts/one\.ttf"):
        steps.has_every_resource(bundle)
    (bundled / "fonts" / "one.ttf").unlink()
    with pytest.raises(machine.SetUpStopped, match=r"fonts/one\.ttf"):
        steps.has_every_resource(bundle)


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="dpkg-deb is on Debian alone")
def test_a_package_holds_the_time_of_the_commit_and_not_that_of_the_build(
    bundle: Path, tmp_path: Path
) -> None:
    import deb

    control = tmp_path / "package" / "DEBIAN" / "control"
    control.parent.mkdir(parents=True)
    control.write_text(
        "Package: p\nVersion: 1\nArchitecture: all\nMaintainer: A <a@b.invalid>\nDescription: p\n",
        encoding="utf-8",
    )
    deb.pack(tmp_path / "package", tmp_path / "p.deb")
    times = re.findall(rb" (\d{10}) +0 +0 +100644 ", (tmp_path / "p.deb").read_bytes())
    assert times == [b"1700000000"] * 3


def test_the_package_knows_the_sum_of_each_file_that_it_installs(
    bundle: Path, tmp_path: Path
) -> None:
    import deb

    root = tmp_path / "package"
    program = root / "usr" / "lib" / "program"
    program.parent.mkdir(parents=True)
    program.write_bytes(b"program")
    (root / "DEBIAN").mkdir()
    (root / "DEBIAN" / "control").touch()
    deb.write_sums(root)
    sums = (root / "DEBIAN" / "md5sums").read_text(encoding="utf-8")
    assert sums == "a9c449d4fa44e9e5a41c574ae55ce4d9  usr/lib/program\n"


@pytest.mark.parametrize(
    ("file", "component"),
    [
        ("_internal/PySide6/Qt/lib/libicudata.so.73", "Qt: tables of languages and scripts (ICU)"),
        ("_internal/PySide6/Qt/plugins/platforms/libqxcb.so", "Qt: plugins"),
        ("_internal/pillow.libs/libjpeg.so", "pillow"),
        ("_internal/libpython3.11.so.1.0", "Python"),
        ("_internal/libX11.so.6", "libraries of the system"),
        ("carecompanion", "the program and the Python modules in it"),
    ],
)
def test_each_file_counts_for_a_component_that_has_a_name(
    bundle: Path, file: str, component: str
) -> None:
    import bundle as steps

    assert steps.component(tuple(file.split("/"))) == component


@pytest.fixture
def setup_maker(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stand-in for the program's folder of Windows, where makensis is."""
    if shutil.which("makensis") is None:
        pytest.skip("makensis is not on this computer.")
    (bundle / "carecompanion.exe").write_bytes(b"MZ" + b"stand-in" * 1000)
    return bundle


def test_the_windows_script_compiles_and_twice_to_the_same_bytes(
    setup_maker: Path, tmp_path: Path
) -> None:
    import windows_setup

    made = windows_setup.make_setup(setup_maker, "1.0.0", tmp_path)
    first = made.read_bytes()
    assert first.startswith(b"MZ")
    assert made.name == "carecompanion-1.0.0-setup.exe"
    assert windows_setup.make_setup(setup_maker, "1.0.0", tmp_path).read_bytes() == first
    (setup_maker / "carecompanion.exe").write_bytes(b"MZ another")
    assert windows_setup.make_setup(setup_maker, "1.0.0", tmp_path).read_bytes() != first


def test_the_windows_installer_asks_for_no_rights_and_touches_one_account_alone() -> None:
    script = (INSTALLER / "windows" / "carecompanion.nsi").read_text(encoding="utf-8")
    assert "RequestExecutionLevel user" in script
    assert "HKLM" not in script
    assert "SetShellVarContext all" not in script


def test_the_app_of_macos_opens_notes_files_and_asks_for_no_network() -> None:
    info = plistlib.loads((INSTALLER / "macos" / "Info.plist").read_bytes())
    (kind,) = info["UTExportedTypeDeclarations"]
    (document,) = info["CFBundleDocumentTypes"]
    assert kind["UTTypeTagSpecification"]["public.filename-extension"] == ["carevault"]
    assert document["LSItemContentTypes"] == [kind["UTTypeIdentifier"]]
    granted = plistlib.loads((INSTALLER / "macos" / "entitlements.plist").read_bytes())
    assert granted
    assert not any("network" in name for name in granted)


def test_another_system_than_this_one_is_not_built_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(INSTALLER)
    import build
    import machine

    for system, is_here in build.HERE.items():
        if not is_here:
            with pytest.raises(machine.SetUpStopped, match=system):
                build.build(system)
