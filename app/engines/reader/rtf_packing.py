"""The packing of rich text in messages of Outlook (MS-OXRTFCP)."""

import struct

_WINDOW_BYTES = 4096
_PACKED, _PLAIN = b"LZFu", b"MELA"
_PRIMED = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript "
    rb"\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)


def unpack(data: bytes) -> bytes:
    """The rich text; ValueError where `data` is damaged."""
    if len(data) < 16 or data[8:12] not in {_PACKED, _PLAIN}:
        raise ValueError("the rich text of the message is damaged")
    (size,) = struct.unpack_from("<I", data, 4)
    if data[8:12] == _PLAIN:
        return data[16 : 16 + size]
    out = bytearray(_PRIMED)
    position = 16
    while position < len(data):
        kinds = data[position]
        position += 1
        for bit in range(8):
            if not kinds >> bit & 1:
                out += data[position : position + 1]
                position += 1
                continue
            pair = data[position : position + 2]
            position += 2
            if len(pair) < 2 or not _repeat(out, int.from_bytes(pair, "big")):
                return bytes(out[len(_PRIMED) : len(_PRIMED) + size])
    return bytes(out[len(_PRIMED) : len(_PRIMED) + size])


def _repeat(out: bytearray, pair: int) -> bool:
    """Append what stands at a place of the window; False at the end mark."""
    place, length = pair >> 4, (pair & 15) + 2
    now = len(out) % _WINDOW_BYTES
    if place == now:
        return False
    start = len(out) - (now - place) % _WINDOW_BYTES
    for at in range(start, start + length):
        out.append(out[at] if at >= 0 else 0)
    return True
