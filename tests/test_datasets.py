"""The data helpers of the notebooks: synthetic welds, and the loaders of full-size data sets."""

import gzip
import hashlib
import http.server
import sys
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from .conftest import ROOT, idx, write_cifar10

sys.path.insert(0, str(ROOT / "notebooks" / "shared"))
import datasets
import welds

IMAGES = np.arange(5 * 28 * 28, dtype=np.uint8).reshape(5, 28, 28)
TINY = {"images-idx3-ubyte.gz": idx(IMAGES), "labels-idx1-ubyte.gz": idx(np.arange(5, dtype=np.uint8))}
FILES = {f"{part}-{kind}": content for part in ("train", "t10k") for kind, content in TINY.items()}


@pytest.fixture
def web(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A web server on this machine with tiny files of each kind, in place of the real sources; an empty data folder."""
    shop = tmp_path / "web"
    shop.mkdir()
    for name, content in FILES.items():
        (shop / name).write_bytes(content)
    write_cifar10(shop, lambda number: bytes([number]) + bytes(1024) + bytes([7]) * 1024 + bytes([9]) * 1024)
    with zipfile.ZipFile(shop / "sms.zip", "w") as bundle:
        bundle.writestr("SMSSpamCollection", 'ham\tsay "no"\nspam\tWIN\tnow\n')

    class Handler(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *arguments: object) -> None:
            super().__init__(*arguments, directory=str(shop))  # type: ignore[arg-type]

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    sources = {name: (f"{address}/{name}", datasets.digest(name, content)) for name, content in FILES.items()}
    cifar = hashlib.md5((shop / "cifar-10-binary.tar.gz").read_bytes()).hexdigest()
    sources["cifar-10-binary.tar.gz"] = (f"{address}/cifar-10-binary.tar.gz", cifar)
    sources["SMSSpamCollection"] = (f"{address}/sms.zip", "")
    assert set(sources) == set(datasets.SOURCES)
    monkeypatch.setattr(datasets, "SOURCES", sources)
    monkeypatch.setenv("NN_DATA", str(tmp_path / "data"))
    yield shop
    server.shutdown()


def test_everything_is_downloaded_once_and_read(web: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    train, labels, test, _ = datasets.load_mnist()
    assert np.array_equal(train, IMAGES) and np.array_equal(labels, range(5)) and np.array_equal(test, IMAGES)
    images, classes, test_images, test_classes = datasets.load_cifar10()
    assert images.shape == (5, 3, 32, 32) and classes.tolist() == [0, 1, 2, 3, 4] and test_classes.tolist() == [5]
    assert (images[:, 0] == 0).all() and (images[:, 1] == 7).all() and (test_images[:, 2] == 9).all()
    texts, spam = datasets.load_sms_spam()
    assert texts == ['say "no"', "WIN\tnow"] and spam.tolist() == [0, 1]
    assert "100%" in capsys.readouterr().out
    for path in web.iterdir():
        path.unlink()
    assert len(datasets.load_mnist()) == 4 and len(datasets.load_cifar10()) == 4 and len(datasets.load_sms_spam()) == 2
    assert not list((tmp_path / "data").glob("*.part"))


def test_a_changed_download_is_not_stored_and_a_damaged_file_is_named(web: Path, tmp_path: Path) -> None:
    (web / "train-images-idx3-ubyte.gz").write_bytes(idx(IMAGES[:3]))
    with pytest.raises(datasets.DataMissing, match="now holds another file"):
        datasets.load_mnist()
    folder = tmp_path / "data" / "deep"
    folder.mkdir(parents=True)
    for content in (FILES["train-images-idx3-ubyte.gz"][:50], b"not even gzip"):
        (folder / "train-images-idx3-ubyte.gz").write_bytes(content)
        with pytest.raises(datasets.DataMissing, match=r"is damaged .* delete it and run this cell again"):
            datasets.load_mnist()
    packed_otherwise = gzip.compress(gzip.decompress(FILES["train-images-idx3-ubyte.gz"]), 1)
    (folder / "train-images-idx3-ubyte.gz").write_bytes(packed_otherwise)
    assert len(datasets.load_mnist()[0]) == 5, "found in a subfolder"
    (folder / "SMSSpamCollection").write_text("hello")
    with pytest.raises(datasets.DataMissing, match="does not hold lines"):
        datasets.load_sms_spam()


def test_without_a_network_one_line_says_what_to_fetch(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NN_DATA", str(tmp_path))
    monkeypatch.setattr(datasets, "MNIST", "")
    address = "http://127.0.0.1:9/cifar-10-binary.tar.gz"  # nobody listens there
    monkeypatch.setitem(datasets.SOURCES, "cifar-10-binary.tar.gz", (address, "0"))
    with pytest.raises(datasets.DataMissing) as told:
        datasets.load_cifar10()
    assert str(told.value).startswith(f"cifar-10-binary.tar.gz is not in {tmp_path}; fetch {address} and put it there")
    assert told.value._render_traceback_() == [str(told.value)] and "\n" not in str(told.value)
    assert not list(tmp_path.iterdir())


def test_welds_are_as_described() -> None:
    images, labels, masks = welds.make_welds(800, np.random.default_rng(3), shares=welds.PLANT)
    assert images.shape == (800, 1, 28, 28) and images.dtype == np.float32 and 0 <= images.min() < images.max() <= 1
    assert labels.dtype == np.int64 and masks.shape == (800, 28, 28) and masks.dtype == bool
    assert np.allclose(np.bincount(labels, minlength=4) / 800, welds.PLANT, atol=0.05)
    assert not masks[labels == 0].any() and all(masks[labels == k].any(axis=(1, 2)).mean() > 0.97 for k in (1, 2, 3))
    defect = [masks[labels == k].mean() for k in (1, 2, 3)]
    assert all(0.015 < share < 0.05 for share in defect), "defects cover a few percent of the pixels"
    again = welds.make_welds(800, np.random.default_rng(3), shares=welds.PLANT)
    assert np.array_equal(images, again[0]) and np.array_equal(masks, again[2])
    rng = np.random.default_rng(0)
    pore = np.mean([welds.weld_patch(rng, "single_pore")[1].mean() for _ in range(200)])
    assert 0.004 < pore < 0.007
    clear, mask = welds.weld_patch(np.random.default_rng(1), "crack", contrast=0.9, noise=0)
    faint, _ = welds.weld_patch(np.random.default_rng(1), "crack", contrast=0.1, noise=0)
    assert (clear[mask] < faint[mask]).mean() > 0.9 and np.array_equal(clear[:4], faint[:4])
