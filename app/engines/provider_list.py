"""Every way to compute an ONNX model, described once: what has to be installed, and for what.

Names of options are those of onnxruntime's documentation of each execution provider.
"""

import json
from pathlib import Path

from app.engines.providers import Batch, Device, Kind, Provider, RuntimePackage

INTEL, AMD, NVIDIA, QUALCOMM, APPLE = "8086", "1002", "10de", "17cb", "106b"
"""Makers of processors by their number on the PCI bus."""
_AMD_NPU = "1022"

_LINUX_X86, _WINDOWS_X86 = ("Linux", "x86_64"), ("Windows", "x86_64")
_LINUX_ARM, _WINDOWS_ARM, _MAC_ARM = ("Linux", "arm64"), ("Windows", "arm64"), ("macOS", "arm64")
_RENDER = Path("/dev/dri")
_SYS_PCI = (Path("/sys/class/drm"), Path("/sys/devices"), Path("/sys/dev/char"))


def _openvino(device: str, **properties: str) -> tuple[tuple[str, str], ...]:
    """Properties of OpenVINO itself, which `load_config` hands on."""
    return (("device_type", device), ("load_config", json.dumps({device: properties})))


CPU = Provider(
    name="cpu",
    title="Processor",
    onnx_name="CPUExecutionProvider",
    devices=(Device("CPU", Kind.CPU, precisions=("int8", "fp32")),),
    systems=(("Linux", "*"), ("Windows", "*"), ("macOS", "*")),
)

OPENVINO = Provider(
    name="openvino",
    title="OpenVINO",
    onnx_name="OpenVINOExecutionProvider",
    devices=(
        Device(
            "CPU",
            Kind.CPU,
            options=_openvino("CPU", INFERENCE_NUM_THREADS="{threads}"),
            precisions=("int8 with QDQ", "fp32"),
            batch=Batch(tokens=2048, texts=16),
        ),
        Device(
            "CPU with bf16",
            Kind.CPU,
            options=_openvino(
                "CPU", INFERENCE_NUM_THREADS="{threads}", INFERENCE_PRECISION_HINT="bf16"
            ),
            precisions=("fp32",),
            batch=Batch(tokens=2048, texts=16),
        ),
        Device(
            "GPU",
            Kind.GPU,
            vendors=(INTEL,),
            options=_openvino("GPU", INFERENCE_PRECISION_HINT="f16"),
            precisions=("fp16", "int8 with QDQ"),
            batch=Batch(tokens=4096, texts=32),
            nodes=(_RENDER,),
            reads=_SYS_PCI,
        ),
        Device(
            "NPU",
            Kind.NPU,
            vendors=(INTEL,),
            options=_openvino("NPU"),
            precisions=("fp16", "int8 with QDQ"),
            fixed_shapes=True,
            nodes=(Path("/dev/accel"),),
            reads=(*_SYS_PCI, Path("/sys/class/accel")),
        ),
    ),
    systems=(_LINUX_X86, _WINDOWS_X86),
    package=RuntimePackage(
        name="onnxruntime-openvino",
        title="ONNX Runtime with OpenVINO",
        requirement="onnxruntime-openvino==1.24.1",
        bytes=84_430_935,
        licence="MIT",
        note="For processors, graphics and neural processors of Intel; processors of AMD too.",
    ),
    known_faults=(
        "models quantized dynamically (DynamicQuantizeLinear) are computed slowly, and not at all"
        " in bf16: float, or int8 with QDQ, is what it is made for",
        "bf16 is fast on processors that have it and slow on all others",
        "the first load compiles the model, which takes seconds, and minutes on neural processors",
    ),
)

QNN = Provider(
    name="qnn",
    title="Qualcomm AI Engine (QNN)",
    onnx_name="QNNExecutionProvider",
    devices=(
        Device(
            "NPU",
            Kind.NPU,
            vendors=(QUALCOMM,),
            options=(
                ("backend_type", "htp"),
                ("htp_performance_mode", "burst"),
                ("enable_htp_fp16_precision", "1"),
            ),
            precisions=("uint8 or uint16 activations with QDQ", "fp16"),
            fixed_shapes=True,
            nodes=(Path("/dev/fastrpc-cdsp"),),
        ),
        Device(
            "GPU",
            Kind.GPU,
            vendors=(QUALCOMM,),
            options=(("backend_type", "gpu"),),
            precisions=("fp16", "fp32"),
            fixed_shapes=True,
            nodes=(_RENDER,),
        ),
    ),
    systems=(_WINDOWS_ARM, _LINUX_ARM),
    package=RuntimePackage(
        name="onnxruntime-qnn",
        title="QNN for ONNX Runtime",
        requirement="onnxruntime-qnn==2.7.0",
        bytes=62_290_858,
        licence="MIT, with Qualcomm's licence for its libraries",
        note="For Snapdragon computers.",
    ),
    plugin="onnxruntime_qnn",
    known_faults=(
        "models with dynamic shapes are not supported: export with a fixed shape",
        "operators it does not know are computed by the CPU, which can cost more than it saves",
    ),
)

DIRECTML = Provider(
    name="directml",
    title="DirectML",
    onnx_name="DmlExecutionProvider",
    devices=(
        Device(
            "GPU",
            Kind.GPU,
            options=(("device_id", "0"),),
            precisions=("fp16", "fp32"),
            batch=Batch(tokens=4096, texts=32),
        ),
    ),
    systems=(_WINDOWS_X86,),
    package=RuntimePackage(
        name="onnxruntime-directml",
        title="ONNX Runtime with DirectML",
        requirement="onnxruntime-directml==1.24.4",
        bytes=25_106_000,
        licence="MIT",
        note="For any graphics processor with DirectX 12 on Windows.",
    ),
    memory_pattern=False,
    known_faults=(
        "memory patterns and parallel execution are not supported",
        "device 0 is the display's graphics processor, which is not always the fastest one",
        "int8 models are computed slowly: fp16 is what it is made for",
        "no longer developed: Windows ML takes its place",
    ),
)

WINML = Provider(
    name="winml",
    title="Windows ML",
    onnx_name="DmlExecutionProvider",
    devices=DIRECTML.devices,
    systems=(_WINDOWS_X86, _WINDOWS_ARM),
    package=RuntimePackage(
        name="onnxruntime-windowsml",
        title="ONNX Runtime of Windows ML",
        requirement="onnxruntime-windowsml==1.30.0.202609102321",
        bytes=27_367_615,
        licence="MIT",
        note="For Windows 11; follows DirectML.",
    ),
    memory_pattern=False,
    known_faults=("providers that Windows itself installs are not used, DirectML alone is",),
)

COREML = Provider(
    name="coreml",
    title="Core ML",
    onnx_name="CoreMLExecutionProvider",
    devices=(
        Device(
            "NPU",
            Kind.NPU,
            vendors=(APPLE,),
            options=(
                ("ModelFormat", "MLProgram"),
                ("MLComputeUnits", "CPUAndNeuralEngine"),
                ("RequireStaticInputShapes", "1"),
            ),
            precisions=("fp16", "fp32"),
            fixed_shapes=True,
        ),
        Device(
            "GPU",
            Kind.GPU,
            vendors=(APPLE,),
            options=(("ModelFormat", "MLProgram"), ("MLComputeUnits", "CPUAndGPU")),
            precisions=("fp16", "fp32"),
        ),
    ),
    systems=(_MAC_ARM,),
    known_faults=(
        "quantized operators are left to the CPU: float models gain, int8 ones do not",
        "inputs of dynamic shape are slow or refused",
    ),
)

CUDA = Provider(
    name="cuda",
    title="CUDA",
    onnx_name="CUDAExecutionProvider",
    devices=(
        Device(
            "GPU",
            Kind.GPU,
            vendors=(NVIDIA,),
            options=(("device_id", "0"), ("arena_extend_strategy", "kSameAsRequested")),
            precisions=("fp16", "fp32"),
            batch=Batch(tokens=8192, texts=64),
            nodes=tuple(
                Path("/dev") / name
                for name in ("nvidia0", "nvidiactl", "nvidia-uvm", "nvidia-uvm-tools")
            ),
            reads=(Path("/proc/driver/nvidia"), *_SYS_PCI, Path("/proc/devices")),
        ),
    ),
    systems=(_LINUX_X86, _WINDOWS_X86),
    package=RuntimePackage(
        name="onnxruntime-gpu",
        title="ONNX Runtime with CUDA",
        requirement="onnxruntime-gpu==1.31.1",
        bytes=255_600_000,
        licence="MIT",
        note="Needs the libraries of CUDA and cuDNN 9 on the system.",
    ),
    known_faults=(
        "without the libraries of CUDA and cuDNN it computes on the CPU in silence",
        "quantized operators are left to the CPU: fp16 and fp32 gain, int8 ones do not",
    ),
)

MIGRAPHX = Provider(
    name="migraphx",
    title="MIGraphX (ROCm)",
    onnx_name="MIGraphXExecutionProvider",
    devices=(
        Device(
            "GPU",
            Kind.GPU,
            vendors=(AMD,),
            options=(("device_id", "0"), ("migraphx_fp16_enable", "1")),
            precisions=("fp16", "fp32"),
            fixed_shapes=True,
            batch=Batch(tokens=8192, texts=64),
            nodes=(Path("/dev/kfd"), _RENDER),
            reads=(Path("/opt/rocm"), *_SYS_PCI, Path("/sys/class/kfd")),
        ),
    ),
    systems=(_LINUX_X86,),
    package=RuntimePackage(
        name="onnxruntime-migraphx",
        title="ONNX Runtime with MIGraphX",
        requirement="onnxruntime-migraphx==1.27.1",
        bytes=21_462_548,
        licence="MIT",
        note="Needs ROCm with MIGraphX on the system; takes the place of the ROCm provider.",
    ),
    known_faults=("every new shape of input is compiled anew: export with a fixed shape",),
)

VITISAI = Provider(
    name="vitisai",
    title="Vitis AI (Ryzen AI)",
    onnx_name="VitisAIExecutionProvider",
    devices=(
        Device(
            "NPU",
            Kind.NPU,
            vendors=(AMD, _AMD_NPU),
            options=(("log_level", "fatal"),),
            precisions=("int8 with QDQ", "bf16"),
            fixed_shapes=True,
            nodes=(Path("/dev/accel"),),
            reads=_SYS_PCI,
        ),
    ),
    systems=(_WINDOWS_X86,),
    package=RuntimePackage(
        name="onnxruntime-vitisai",
        title="ONNX Runtime of Ryzen AI",
        requirement="",
        bytes=0,
        licence="AMD's",
        note="Comes with AMD's Ryzen AI Software; its wheel is taken in with: sotto models import.",
    ),
    known_faults=(
        "the model is compiled when it is loaded, which takes minutes",
        "what it does not know is computed by the CPU",
    ),
)

PROVIDERS = (CPU, OPENVINO, QNN, DIRECTML, WINML, COREML, CUDA, MIGRAPHX, VITISAI)


def packages() -> tuple[RuntimePackage, ...]:
    """Everything that can be installed to compute with."""
    return tuple(each.package for each in PROVIDERS if each.package is not None)


def described(provider: str, device: str) -> tuple[Provider, Device]:
    """Those of these names; KeyError where there are none."""
    for each in PROVIDERS:
        for one in each.devices:
            if (each.name, one.name) == (provider, device):
                return each, one
    raise KeyError(f"{provider} {device}")
