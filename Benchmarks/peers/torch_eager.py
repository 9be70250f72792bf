"""PyTorch: eager, and with the training step compiled where a C++ compiler is at hand."""
import sys

import torch
import torch.nn.functional as F

from mnist import load, timed_epochs


class Deterministic(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = torch.nn.Conv2d(1, 8, 5)
        self.dense = torch.nn.Linear(128, 10)
        for layer in (self.conv, self.dense):
            torch.nn.init.xavier_uniform_(layer.weight)
            torch.nn.init.zeros_(layer.bias)

    def forward(self, x):
        return self.dense(F.max_pool2d(F.relu(self.conv(x)), 6).flatten(1))

    def loss(self, x, y):
        return F.cross_entropy(self(x), y)


class Bayesian(torch.nn.Module):
    def __init__(self):
        super().__init__()
        new = lambda mean, *shape: torch.nn.Parameter(mean + 0.1 * torch.randn(*shape))
        self.ck_loc, self.ck_rho = new(0.0, 8, 1, 5, 5), new(-3.0, 8, 1, 5, 5)
        self.cb_loc, self.cb_rho = new(0.0, 8), new(-3.0, 8)
        self.d_loc = torch.nn.Parameter(torch.zeros(1290))
        self.d_rho = torch.nn.Parameter(torch.zeros(1290))

    def loss(self, x, y):
        kl = 0.0
        drawn = []
        for loc, rho in ((self.ck_loc, self.ck_rho), (self.cb_loc, self.cb_rho)):
            scale = 1.1920929e-7 + F.softplus(rho)
            drawn.append(loc + scale * torch.randn_like(loc))
            kl = kl + (0.5 * (scale**2 + loc**2 - 1) - scale.log()).sum()
        scale = F.softplus(self.d_rho)
        noise = torch.randn_like(scale)
        w = self.d_loc + scale * noise
        square = (w**2).sum()
        log_p = torch.logaddexp(-0.5 * square, -0.005 * square - 1290 * 2.302585092994046) - 0.6931471805599453
        kl = kl + (-0.5 * noise**2 - scale.log()).sum() - log_p
        h = F.max_pool2d(F.relu(F.conv2d(x, drawn[0], drawn[1])), 6).flatten(1)
        return F.cross_entropy(F.linear(h, w[:1280].view(10, 128), w[1280:]), y) + kl / 60000


def main():
    epochs = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    images, labels = load()
    x = torch.from_numpy(images).permute(0, 3, 1, 2).contiguous()
    y = torch.from_numpy(labels).long()
    # Small batches gain nothing from a second thread, and on a busy machine lose much to it: one and all are tried.
    for compiled, threads in ((False, 1), (True, 1), (False, torch.get_num_threads())):
        torch.set_num_threads(threads)
        for name, make in (("deterministic", Deterministic), ("bayesian", Bayesian)):
            torch.manual_seed(0)
            model = make()
            optimizer = torch.optim.RMSprop(model.parameters(), lr=1e-3, alpha=0.9, eps=1e-7)
            loss_of = torch.compile(model.loss) if compiled else model.loss

            def train_epoch(_):
                total = 0.0
                for rows in torch.randperm(60000).split(32):
                    optimizer.zero_grad(set_to_none=True)
                    loss = loss_of(x[rows], y[rows])
                    loss.backward()
                    optimizer.step()
                    total += loss.detach()
                return total / 1875

            kind = f"{'compiled' if compiled else 'eager'}, {threads} thread{'s' if threads > 1 else ''}"
            try:
                timed_epochs(f"PyTorch {torch.__version__.split('+')[0]} {kind}", name, train_epoch, epochs)
            except Exception as error:  # a machine without a C++ compiler cannot run the compiled form
                print(f"PyTorch {kind}: {type(error).__name__}", file=sys.stderr)


main()
