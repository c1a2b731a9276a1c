"""Pictures of the reference's figures, for students' figures that are the same to the last bit.

Drawing takes most of the time of many notebooks, and most figures do not depend on the student's work. So kernels are
given the pictures that the reference has drawn, each enciphered with the name of its figure; a name is a hash of the
whole figure (figures.py). Nobody gets a picture out of this who cannot draw it.
"""

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

import msgpack
from nbformat import NotebookNode

MIME = "application/figures+json"  # in outputs of the reference: name -> picture, in base64
# Code with these words may ask a figure for what is known only once it is drawn.
LOOKS = re.compile(r"\b(buffer_rgba|get_(position|renderer|tightbbox|window_extent)|trans(Axes|Data|Figure)\.)"
                   r"|\.canvas\b")  # fmt: skip


@dataclass(frozen=True)
class Pictures:
    """sealed: the pictures for a kernel, as bytes. wanted: whether it is to tell its own, as the reference's does."""

    sealed: bytes = b""
    wanted: bool = False


NONE = Pictures()


def pictures_of(executed: NotebookNode) -> Pictures:
    """The pictures that the reference has drawn."""
    outputs = [output for cell in executed.cells for output in cell.get("outputs", [])]
    told = [output["data"][MIME] for output in outputs if MIME in output.get("data", {})]
    drawn = {name: base64.b64decode(picture) for figures in told for name, picture in figures.items()}
    sealed = {veiled(name): ciphered(name, picture) for name, picture in drawn.items()}
    return Pictures(msgpack.packb(sealed) if sealed else b"")


def only_shows(codes: Iterable[str]) -> bool:
    """Whether no cell or module of a notebook asks how a figure was drawn."""
    return not any(LOOKS.search(code) for code in codes)


def veiled(name: str) -> str:
    """What may be told of a name."""
    return hashlib.sha256(name.encode()).hexdigest()


def ciphered(name: str, data: bytes) -> bytes:
    """Bytes that only those can read who know the name: enciphered, or deciphered again."""
    stream = hashlib.shake_256(name.encode()).digest(len(data))
    return (int.from_bytes(data) ^ int.from_bytes(stream)).to_bytes(len(data))
