"""What is left out has a reason, and what is made smaller can still be loaded."""

import ctypes
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper
from onnx.reference import ReferenceEvaluator

from installers import icu, linking, stand_ins, trim
from installers.errors import InstallerError

linux = pytest.mark.skipif(sys.platform != "linux", reason="about Linux")


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/plugins/platforms/libqeglfs.so", "PySide6/plugins/platforms/qminimal.dll",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so", "PySide6/plugins/tls/qschannelbackend.dll",
        "PySide6/Qt/translations/qtbase_fr.qm", "libQt6VirtualKeyboard.so.6", "libmvec.so.1",
        "rapidocr/models/ch_ppocr_mobile_v2.0_cls_mobile.onnx", "llama_cpp/lib/libmtmd.so",
        "rapidfuzz/fuzz_cpp.cpython-311-x86_64-linux-gnu.so", "ctranslate2/cudnn64_9.dll",
    ],
)  # fmt: skip
def test_it_is_left_out(place: str) -> None:
    assert trim.left_out(place)


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so", "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so", "PySide6/Qt/translations/qtbase_de.qm",
        "rapidocr/models/PP-OCRv6_det_small.onnx", "llama_cpp/lib/libllama.so",
        "PySide6/QtNetwork.abi3.so", "app/ui/translations/sotto_de.qm",
        "rapidfuzz/fuzz_cpp_avx2.cpython-311-x86_64-linux-gnu.so",
        "rapidfuzz/_feature_detector_cpp.cpython-311-x86_64-linux-gnu.so",
        "rapidfuzz/utils_cpp.cpython-311-x86_64-linux-gnu.so",
    ],
)  # fmt: skip
def test_it_stays(place: str) -> None:
    assert trim.left_out(place) is None


@linux
def test_libraries_of_the_desktop_are_the_systems_own() -> None:
    folder = "/usr/lib/x86_64-linux-gnu"
    assert trim.left_out("libfontconfig.so.1", f"{folder}/libfontconfig.so.1")
    assert trim.left_out("libxcb.so.1", f"{folder}/libxcb.so.1")
    assert trim.left_out("libssl.so.3", f"{folder}/libssl.so.3") is None
    assert trim.left_out("libxcb-cursor.so.0", f"{folder}/libxcb-cursor.so.0") is None


@linux
def test_equal_libraries_beside_each_other_become_links(tmp_path: Path) -> None:
    for name in ("libllama.so", "libllama.so.0", "libllama.so.0.5.0"):
        (tmp_path / name).write_bytes(b"llama")
    (tmp_path / "libggml.so").write_bytes(b"ggml")
    trim.link_copies(tmp_path)
    links = sorted(path.name for path in tmp_path.iterdir() if path.is_symlink())
    assert links == ["libllama.so", "libllama.so.0"]
    assert (tmp_path / "libllama.so").read_bytes() == b"llama"


@linux
def test_a_library_whose_segments_are_misplaced_is_not_loadable(tmp_path: Path) -> None:
    library = tmp_path / "library.so"
    linking.link(library, {"answer": b"42"})
    assert trim.loadable(library)
    image = bytearray(library.read_bytes())
    (table,) = struct.unpack_from("<32xQ", image)
    struct.pack_into("<Q", image, table + 8, 8)  # where the first segment lies in the file
    library.write_bytes(image)
    assert not trim.loadable(library)


@linux
def test_stripped_libraries_load(tmp_path: Path) -> None:
    library = tmp_path / "library.so"
    linking.link(library, {"answer": b"42"})
    before = library.stat().st_size
    trim.strip_symbols(tmp_path)
    assert library.stat().st_size < before
    assert ctypes.CDLL(str(library))


def _package(names: list[str]) -> icu.Package:
    header = bytearray(144)
    struct.pack_into("<HBB", header, 0, len(header), 0xDA, 0x27)
    header[12:16] = b"CmnD"
    return icu.Package(bytes(header), {name: name.encode().ljust(16) for name in names})


@linux
def test_icu_keeps_what_it_sorts_by(tmp_path: Path) -> None:
    names = ["icudt73l/coll/de.res", "icudt73l/curr/de.res", "icudt73l/fr.res", "icudt73l/root.res"]
    library = tmp_path / "libicudata.so.73"
    linking.link(library, {"icudt73_dat": icu.write(_package(names))})
    icu.shrink(library)
    assert list(icu.read(library.read_bytes()).items) == [names[0], names[3]]
    assert ctypes.c_char.in_dll(ctypes.CDLL(str(library)), "icudt73_dat").value == b"\x90"


def test_a_library_without_icu_data_is_refused() -> None:
    with pytest.raises(InstallerError, match="no ICU data"):
        icu.read(b"CmnD")


@linux
def test_a_stand_in_has_the_names_that_are_asked_for(tmp_path: Path) -> None:
    for name, symbols in stand_ins.STAND_INS.items():
        linking.link(tmp_path / name, dict.fromkeys([*symbols, "more"], b"large" * 100))
    _plugin(tmp_path, ["_ZN12QQuickWindow10grabWindowEv", "_ZN12QQuickWindow16staticMetaObjectE"])
    stand_ins.put(tmp_path)
    quick = ctypes.CDLL(str(tmp_path / "libQt6Quick.so.6"))
    assert quick["_ZN12QQuickWindow10grabWindowEv"]
    with pytest.raises(AttributeError):
        quick["more"]


@linux
def test_a_plugin_that_asks_for_more_stops_the_build(tmp_path: Path) -> None:
    for name, symbols in stand_ins.STAND_INS.items():
        linking.link(tmp_path / name, dict.fromkeys([*symbols, "more"], b"large"))
    _plugin(tmp_path, [*stand_ins.STAND_INS["libQt6Quick.so.6"], "more"])
    with pytest.raises(InstallerError, match="more"):
        stand_ins.put(tmp_path)


def _plugin(folder: Path, symbols: list[str]) -> None:
    """A library that leaves these symbols to others."""
    plugin, compiled = folder / stand_ins.PLUGIN, folder / "plugin.o"
    source = ".data\n" + "".join(f".quad {symbol}\n" for symbol in symbols)
    subprocess.run(("as", "-o", str(compiled), "-"), input=source, text=True, check=True)
    subprocess.run(("ld", "-shared", "-o", str(plugin), str(compiled)), check=True)


@pytest.mark.parametrize("libraries", ["_internal", "Contents/Resources"])
def test_networks_of_ocr_lose_half_and_compute_as_before(tmp_path: Path, libraries: str) -> None:
    weights = np.linspace(-1, 1, 4096, dtype=np.float32).astype(np.float16).astype(np.float32)
    network = tmp_path / libraries / "rapidocr" / "models" / "network.onnx"
    network.parent.mkdir(parents=True)
    line = helper.make_tensor_value_info("out", TensorProto.FLOAT, [4096])
    node = helper.make_node("Abs", ["weights"], ["out"])
    tensors = [numpy_helper.from_array(weights, "weights")]
    graph = helper.make_graph([node], "network", [], [line], tensors)
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)]), network)
    before = network.stat().st_size
    trim.make_smaller(tmp_path)
    assert network.stat().st_size < 0.6 * before
    (out,) = ReferenceEvaluator(onnx.load(network)).run(None, {})
    assert np.array_equal(out, abs(weights))


@linux
def test_one_openmp_serves_all(tmp_path: Path) -> None:
    (tmp_path / "libgomp.so.1").write_bytes(b"newest")
    theirs = tmp_path / "ctranslate2.libs" / "libgomp-e985bcbb.so.1.0.0"
    theirs.parent.mkdir()
    theirs.write_bytes(b"older")
    trim.share_openmp(tmp_path)
    assert theirs.read_bytes() == b"newest"
    shutil.rmtree(theirs.parent)
