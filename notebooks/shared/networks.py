"""A multilayer perceptron with pinned start weights, for cells that must not depend on an exercise."""
from itertools import pairwise

import torch
from torch import nn


def _network(*sizes: int, dropout: float = 0.0, seed: int = 0) -> nn.Sequential:
    """Flatten, then linear layers with ReLU and dropout between them; the seed fixes the start weights."""
    layers: list[nn.Module] = [nn.Flatten()]
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        for fan_in, fan_out in pairwise(sizes):
            layers += [nn.Linear(fan_in, fan_out), nn.ReLU(), nn.Dropout(dropout)]
    return nn.Sequential(*layers[:-2])
