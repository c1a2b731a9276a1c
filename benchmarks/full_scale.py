"""The course's networks on full-size data: MNIST, the SMS Spam Collection, CIFAR-10.

    NN_DATA=folder python benchmarks/full_scale.py mnist sms cifar10 [--epochs N] [--examples N]

prints the test figures after each epoch and the seconds it took. The files are found, or downloaded, as in the
notebooks (notebooks/shared/datasets.py). A GPU is used where there is one.
"""

import argparse
import math
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

sys.path.insert(0, str(Path(__file__).parents[1] / "notebooks" / "shared"))
import datasets

DEVICE = torch.device("cuda" if torch.cuda.is_available() else "cpu")


def train_epoch(
    loss_of: Callable[[torch.Tensor], torch.Tensor], model: nn.Module, optimizer: torch.optim.Optimizer,
    n: int, size: int, generator: torch.Generator, schedule: torch.optim.lr_scheduler.LRScheduler | None = None,
) -> None:
    """One pass over n examples in shuffled mini-batches; loss_of(indices) is the mean loss of a batch."""
    model.train()
    for index in torch.randperm(n, generator=generator).split(size):
        optimizer.zero_grad()
        loss_of(index).backward()
        optimizer.step()
        if schedule is not None:
            schedule.step()


@torch.no_grad()
def logits_of(model: nn.Module, x: torch.Tensor) -> torch.Tensor:
    """Scores (N, K) of many examples, in evaluation mode."""
    model.eval()
    return torch.cat([model(part) for part in x.split(2000)])


def report_accuracy(epoch: int, model: nn.Module, x: torch.Tensor, y: torch.Tensor) -> None:
    """Print the share of images (N, ...) whose best score belongs to their label (N,)."""
    accuracy = (logits_of(model, x).argmax(1) == y).float().mean().item()
    print(f"  epoch {epoch:2}: test accuracy {accuracy:.4f}", flush=True)


def mnist(epochs: int, examples: int | None) -> None:
    """A perceptron with two weight layers, 784-512-10; aim: more than 98 % of the test images right."""
    images, labels, test_images, test_labels = (torch.tensor(array) for array in datasets.load_mnist())
    x, test_x = (part[:, None].float().to(DEVICE) / 255 for part in (images[:examples], test_images))
    y, test_y = (part.long().to(DEVICE) for part in (labels[:examples], test_labels))
    torch.manual_seed(0)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 512), nn.ReLU(), nn.Dropout(0.2), nn.Linear(512, 10)).to(DEVICE)
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    generator = torch.Generator().manual_seed(0)

    def loss_of(index: torch.Tensor) -> torch.Tensor:
        return F.cross_entropy(model(x[index]), y[index])

    for epoch in range(1, epochs + 1):
        train_epoch(loss_of, model, optimizer, len(x), 128, generator)
        report_accuracy(epoch, model, test_x, test_y)


def sms(epochs: int, examples: int | None) -> None:
    """The spam scanner: words counted, one hidden layer; the threshold leaves 99 % of good validation mail alone."""
    texts, labels = datasets.load_sms_spam()
    order = np.random.default_rng(0).permutation(len(texts))[:examples]
    held_out = len(order) // 5
    test, validation, train = order[:held_out], order[held_out : 2 * held_out], order[2 * held_out :]
    words = [re.findall(r"[a-z0-9]+", text.lower()) for text in texts]
    counts = Counter(word for index in train for word in words[index])
    vocabulary = {word: number for number, (word, count) in enumerate(counts.most_common(), 1) if count >= 2}

    def bag(indices: np.ndarray) -> torch.Tensor:
        """How often each word occurs, (N, V + 1); column 0 counts unknown words."""
        table = np.zeros((len(indices), len(vocabulary) + 1), np.float32)
        for row, index in enumerate(indices):
            for word in words[index]:
                table[row, vocabulary.get(word, 0)] += 1
        return torch.tensor(table, device=DEVICE)

    x, y = bag(train), torch.tensor(labels[train], dtype=torch.float32, device=DEVICE)
    good_validation, test_x = bag(validation[labels[validation] == 0]), bag(test)
    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(x.shape[1], 16), nn.ReLU(), nn.Linear(16, 1), nn.Flatten(0)).to(DEVICE)
    optimizer = torch.optim.Adam(model.parameters(), lr=3e-3, weight_decay=1e-4)
    generator = torch.Generator().manual_seed(0)

    def loss_of(index: torch.Tensor) -> torch.Tensor:
        return F.binary_cross_entropy_with_logits(model(x[index]), y[index])

    for epoch in range(1, epochs + 1):
        train_epoch(loss_of, model, optimizer, len(x), 64, generator)
        threshold = logits_of(model, good_validation).quantile(0.99)
        stopped = (logits_of(model, test_x) > threshold).float().cpu().numpy()
        found, blocked = stopped[labels[test] == 1].mean(), stopped[labels[test] == 0].mean()
        print(f"  epoch {epoch:2}: spam found {found:.3f}, good messages blocked {blocked:.4f}", flush=True)


def cifar10(epochs: int, examples: int | None) -> None:
    """Three pairs of 3x3 convolutions, batch norm, flips and shifts; aim: more than 80 % of the test images right."""
    images, labels, test_images, test_labels = (torch.tensor(array) for array in datasets.load_cifar10())
    mean, std = torch.tensor([0.491, 0.482, 0.447]), torch.tensor([0.247, 0.243, 0.262])

    def prepare(part: torch.Tensor) -> torch.Tensor:
        return ((part.float() / 255 - mean[:, None, None]) / std[:, None, None]).to(DEVICE)

    x, test_x = prepare(images[:examples]), prepare(test_images[:examples])
    y, test_y = (part.long().to(DEVICE) for part in (labels[:examples], test_labels[:examples]))
    torch.manual_seed(0)
    layers: list[nn.Module] = []
    for c_in, c_out in ((3, 64), (64, 128), (128, 256)):
        for channels in (c_in, c_out):
            layers += [nn.Conv2d(channels, c_out, 3, padding=1, bias=False), nn.BatchNorm2d(c_out), nn.ReLU()]
        layers.append(nn.MaxPool2d(2))
    model = nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(256, 10)).to(DEVICE)
    optimizer = torch.optim.AdamW(model.parameters(), lr=2e-3, weight_decay=0.01)
    generator = torch.Generator().manual_seed(0)
    steps = epochs * math.ceil(len(x) / 128)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=4e-3, total_steps=steps)

    def augmented(part: torch.Tensor) -> torch.Tensor:
        """The batch moved by up to 4 pixels (one shift for all: batches change), half of its images mirrored."""
        top, left = (int(torch.randint(9, (), generator=generator)) for _ in range(2))
        part = F.pad(part, (4, 4, 4, 4))[:, :, top : top + 32, left : left + 32]
        flip = torch.rand(len(part), generator=generator).to(DEVICE) < 0.5
        return torch.where(flip[:, None, None, None], part.flip(3), part)

    def loss_of(index: torch.Tensor) -> torch.Tensor:
        with torch.autocast(DEVICE.type, dtype=torch.bfloat16, enabled=DEVICE.type == "cuda"):
            return F.cross_entropy(model(augmented(x[index])), y[index])

    for epoch in range(1, epochs + 1):
        train_epoch(loss_of, model, optimizer, len(x), 128, generator, schedule)
        report_accuracy(epoch, model, test_x, test_y)


RECIPES = {"mnist": (mnist, 15), "sms": (sms, 10), "cifar10": (cifar10, 30)}


def main() -> None:
    """Run the recipes named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("recipes", nargs="+", choices=RECIPES)
    parser.add_argument("--epochs", type=int)
    parser.add_argument("--examples", type=int, help="train on the first N examples only")
    options = parser.parse_args()
    for name in options.recipes:
        recipe, epochs = RECIPES[name]
        print(f"{name} on {DEVICE}, {torch.get_num_threads()} threads: {(recipe.__doc__ or '').strip()}")
        started = time.perf_counter()
        try:
            recipe(options.epochs or epochs, options.examples)
        except datasets.DataMissing as missing:
            sys.exit(str(missing))
        print(f"  {time.perf_counter() - started:.0f} s")


if __name__ == "__main__":
    main()
