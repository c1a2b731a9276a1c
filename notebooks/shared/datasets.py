"""Full-size data sets for whoever wants them: MNIST, CIFAR-10, the SMS Spam Collection. Never needed for a grade.

Files are looked for in the folder NN_DATA (an environment variable; else `data` beside the notebook), at any depth.
What is missing is downloaded once, with its checksum verified; without a network, one line says what to put where.
"""
import gzip
import hashlib
import io
import os
import tarfile
import urllib.request
import zipfile
from pathlib import Path
from typing import Any

import numpy as np

MNIST, CIFAR = "https://ossci-datasets.s3.amazonaws.com/mnist", "https://www.cs.toronto.edu/~kriz"
SMS = "https://archive.ics.uci.edu/static/public/228/sms+spam+collection.zip"
SOURCES = {  # file -> (where it comes from, MD5 checksum of its content; of an IDX file's, of what is compressed in it)
    "train-images-idx3-ubyte.gz": (f"{MNIST}/train-images-idx3-ubyte.gz", "6bbc9ace898e44ae57da46a324031adb"),
    "train-labels-idx1-ubyte.gz": (f"{MNIST}/train-labels-idx1-ubyte.gz", "a25bea736e30d166cdddb491f175f624"),
    "t10k-images-idx3-ubyte.gz": (f"{MNIST}/t10k-images-idx3-ubyte.gz", "2646ac647ad5339dbf082846283269ea"),
    "t10k-labels-idx1-ubyte.gz": (f"{MNIST}/t10k-labels-idx1-ubyte.gz", "27ae3e4e09519cfbb04c329615203637"),
    "cifar-10-binary.tar.gz": (f"{CIFAR}/cifar-10-binary.tar.gz", "c32a1d4ab5d03f1284b67883e8d87530"),
    "SMSSpamCollection": (SMS, ""),  # its source publishes no checksum
}


class DataMissing(Exception):
    """A file is neither here nor to be had; its text says what to do."""

    def _render_traceback_(self, *_: Any) -> list[str]:  # IPython shows this instead of a traceback
        return [str(self)]


def locate(name: str) -> Path:
    """Path of a file of SOURCES, downloaded if need be. Raises DataMissing."""
    folder = Path(os.environ.get("NN_DATA", "data")).resolve()
    address, checksum = SOURCES[name]
    path = next(iter(sorted(folder.rglob(name))), None)
    if path is not None:
        if checksum in ("", digest(name, path.read_bytes())):
            return path
        raise DataMissing(f"{path} is damaged (wrong checksum): delete it and run this cell again.")
    try:
        content = download(address)
    except OSError as error:
        told = f"{name} is not in {folder}; fetch {address} and put it there (no download: {error})."
        raise DataMissing(told) from None
    if address.endswith(".zip"):
        content = zipfile.ZipFile(io.BytesIO(content)).read(name)
    if checksum not in ("", digest(name, content)):
        raise DataMissing(f"{address} now holds another file than it did: {name} was not stored.")
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f"{name}.part"
    part.write_bytes(content)
    return part.rename(folder / name)  # only complete files bear the name


def digest(name: str, content: bytes) -> str:
    """MD5 of a file's content; of an IDX file's, without the compression, which differs from mirror to mirror."""
    try:
        return hashlib.md5(gzip.decompress(content) if name.endswith("ubyte.gz") else content).hexdigest()
    except (OSError, EOFError):  # not even a gzip file
        return ""


def download(address: str) -> bytes:
    """Content behind a web address, with a progress line. Raises OSError without a network."""
    with urllib.request.urlopen(address, timeout=30) as answer:
        total, content = int(answer.headers.get("Content-Length") or 0), bytearray()
        while part := answer.read(1 << 18):
            content += part
            share = f"{len(content) / total:4.0%}" if total else ""
            print(f"\r{address}: {len(content) / 1e6:.1f} MB {share}", end="")
    print()
    return bytes(content)


def read_idx(path: Path) -> np.ndarray:
    """An array from a gzip file in MNIST's IDX format: magic number, lengths of the axes (big-endian), then bytes."""
    content = gzip.decompress(path.read_bytes())
    rank = content[3]  # the last byte of the magic number; the byte before it, 8, means uint8
    if content[:3] != b"\x00\x00\x08":
        raise DataMissing(f"{path} is not an IDX file of bytes.")
    shape = np.frombuffer(content, ">u4", count=rank, offset=4)
    return np.frombuffer(content, np.uint8, offset=4 + 4 * rank).reshape(shape)


def load_mnist() -> tuple[np.ndarray, ...]:
    """60,000 training images (N, 28, 28) uint8 with labels (N,), then 10,000 for the test."""
    return tuple(read_idx(locate(f"{part}-{kind}-ubyte.gz"))
                 for part in ("train", "t10k") for kind in ("images-idx3", "labels-idx1"))


def load_cifar10() -> tuple[np.ndarray, ...]:
    """50,000 training images (N, 3, 32, 32) uint8 with labels (N,), then 10,000 for the test."""
    batches = {}
    with tarfile.open(locate("cifar-10-binary.tar.gz")) as archive:
        for member in archive:
            part = archive.extractfile(member)
            if part and member.name.endswith(".bin"):  # records of 1 label byte and 3 x 32 x 32 bytes: red, green, blue
                batches[Path(member.name).name] = read_cifar10(part.read())
    train = [batches[f"data_batch_{number}.bin"] for number in range(1, 6)]
    images, labels = (np.concatenate(arrays) for arrays in zip(*train, strict=True))
    return images, labels, *batches["test_batch.bin"]


def read_cifar10(content: bytes) -> tuple[np.ndarray, np.ndarray]:
    """Images (N, 3, 32, 32) and labels (N,) of one binary batch."""
    records = np.frombuffer(content, np.uint8).reshape(-1, 1 + 3 * 32 * 32)
    return records[:, 1:].reshape(-1, 3, 32, 32), records[:, 0]


def load_sms_spam() -> tuple[list[str], np.ndarray]:
    """Some 5,570 real text messages and for each whether it is spam (1) or not (0)."""
    path = locate("SMSSpamCollection")
    records = [line.partition("\t") for line in path.read_text(encoding="utf-8").split("\n") if line]
    if {label for label, _, _ in records} != {"ham", "spam"}:
        raise DataMissing(f"{path} does not hold lines of `ham` or `spam`, a tab and a message.")
    return [text for _, _, text in records], np.array([label == "spam" for label, _, _ in records], dtype=np.int64)
