"""The filter program, run by a small interpreter, decides as promised."""

import errno
import struct

import pytest

from app.privacy.seccomp import program

ALLOW, KILL, DENY = 0x7FFF0000, 0x80000000, 0x00050000 | errno.EPERM
ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
SOCKET = {"x86_64": 41, "aarch64": 198}
SOCKETPAIR = {"x86_64": 53, "aarch64": 199}
CONNECT = {"x86_64": 42, "aarch64": 203}
AF_UNIX, AF_INET, AF_INET6, AF_NETLINK, AF_PACKET = 1, 2, 10, 16, 17

machines = pytest.mark.parametrize("machine", ["x86_64", "aarch64"])


def verdict(machine: str, number: int, argument: int = 0, arch: int | None = None) -> int:
    """What the kernel would return for one call: classic BPF over struct seccomp_data."""
    data = struct.pack("<IIQ6Q", number, arch or ARCH[machine], 0, argument, 0, 0, 0, 0, 0)
    steps = program(machine)
    accumulator = position = 0
    while True:
        code, if_true, if_false, operand = steps[position]
        position += 1
        match code:
            case 0x20:
                (accumulator,) = struct.unpack_from("<I", data, operand)
            case 0x15:
                position += if_true if accumulator == operand else if_false
            case 0x35:
                position += if_true if accumulator >= operand else if_false
            case 0x06:
                return operand


@machines
def test_only_unix_sockets_are_given(machine: str) -> None:
    for call in (SOCKET[machine], SOCKETPAIR[machine]):
        assert verdict(machine, call, AF_UNIX) == ALLOW
        for family in (AF_INET, AF_INET6, AF_NETLINK, AF_PACKET, 0, 0xFFFFFFFF):
            assert verdict(machine, call, family) == DENY


@machines
def test_the_upper_half_of_the_argument_changes_nothing(machine: str) -> None:
    assert verdict(machine, SOCKET[machine], 1 << 32 | AF_INET) == DENY


@machines
def test_other_ways_to_a_socket_are_closed(machine: str) -> None:
    for call in (CONNECT[machine], 425, 426, 427, 438):
        assert verdict(machine, call) == DENY


@machines
def test_ordinary_calls_pass(machine: str) -> None:
    assert verdict(machine, 0) == ALLOW
    assert verdict(machine, 435) == ALLOW


@machines
def test_calls_of_another_architecture_end_the_process(machine: str) -> None:
    assert verdict(machine, 0, arch=0x40000003) == KILL


def test_x32_calls_are_refused() -> None:
    assert verdict("x86_64", 0x40000000 | SOCKET["x86_64"], AF_UNIX) == DENY
    assert verdict("x86_64", 0x40000000) == DENY


def test_an_unknown_machine_has_no_filter() -> None:
    with pytest.raises(KeyError):
        program("vax")
