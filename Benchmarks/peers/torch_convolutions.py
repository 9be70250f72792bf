"""PyTorch, eager, two threads: two convolutions with strides, by Adam at batch size 32, on noise of MNIST's shape.

    python Benchmarks/peers/torch_convolutions.py [REPEATS]

300 steps are timed, after 30 that are not, and scaled to the 1875 of an epoch of 60,000 images.
"""
import json
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F

WARM, STEPS, BATCH, IMAGES = 30, 300, 32, 60000


class TwoConvolutions(torch.nn.Module):
    """Padding by one on each side, where SAME has a row and a column behind only: outputs and work are as many."""

    def __init__(self):
        super().__init__()
        self.first = torch.nn.Conv2d(1, 32, 3, stride=2, padding=1)
        self.second = torch.nn.Conv2d(32, 64, 3, stride=2, padding=1)
        self.dense = torch.nn.Linear(64 * 7 * 7, 10)
        for layer in (self.first, self.second, self.dense):
            torch.nn.init.xavier_uniform_(layer.weight)
            torch.nn.init.zeros_(layer.bias)

    def forward(self, x):
        return self.dense(F.relu(self.second(F.relu(self.first(x)))).flatten(1))


def data():
    """Fewer images than an epoch has, but none comes twice within the steps."""
    generator = torch.Generator().manual_seed(0)
    images = torch.rand(BATCH * STEPS, 1, 28, 28, generator=generator)
    return images, torch.randint(0, 10, (BATCH * STEPS,), generator=generator)


def train(model, optimizer, x, y, steps):
    total = 0.0
    for rows in torch.randperm(len(x)).split(BATCH)[:steps]:
        optimizer.zero_grad(set_to_none=True)
        loss = F.cross_entropy(model(x[rows]), y[rows])
        loss.backward()
        optimizer.step()
        total += loss.detach()
    return float(total) / steps


def main():
    repeats = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    torch.set_num_threads(2)
    torch.manual_seed(0)
    x, y = data()
    model = TwoConvolutions()
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3, eps=1e-7)
    train(model, optimizer, x, y, WARM)
    seconds = []
    for _ in range(repeats):
        start = time.perf_counter()
        loss = train(model, optimizer, x, y, STEPS)
        seconds.append((time.perf_counter() - start) * IMAGES / (BATCH * STEPS))
    version = torch.__version__.split("+")[0]
    print(json.dumps({"peer": f"PyTorch {version} eager, 2 threads", "model": "two convolutions",
                      "secondsPerEpoch": float(np.median(seconds)), "minimum": min(seconds), "repeats": repeats,
                      "loss": loss}), flush=True)


if __name__ == "__main__":
    main()
