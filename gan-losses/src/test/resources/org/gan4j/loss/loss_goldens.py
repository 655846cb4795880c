"""Prints what the losses' tests expect, computed by PyTorch in 64 bits: critic's and generator's value of each loss.

python loss_goldens.py; written for PyTorch 1.13 and later. Real before fake, real high, sums of halves.
"""
import torch
from torch.nn.functional import binary_cross_entropy_with_logits as bce
from torch.nn.functional import mse_loss, relu, softplus

SETS = {
    "first": ([-5, 1.4, 12.5, 2.7], [10, 4.4, -5.5, 3.6]),
    "second": ([1.3, 2.9, 8.4, 6.3], [4.8, 1.2, -3.5, 5.9]),
    "relativistic": ([-2, 0.4, 12.5, 2.7], [10, 4.4, -5.5, 3.6]),
}
# labels that NoisyLabelsTest's stream flips
REAL_FLIPS = torch.tensor([False, True, False, True])
FAKE_FLIPS = torch.tensor([False, True, False, False])


def label(scores, value):
    return bce(scores, torch.full_like(scores, value))


def half_square(scores, target):
    return mse_loss(scores, torch.full_like(scores, target)) / 2


def non_saturating(r, f):
    return label(r, 1.0) + label(f, 0.0), label(f, 1.0)


def minimax(r, f):
    return label(r, 1.0) + label(f, 0.0), -label(f, 0.0)


def least_squares(r, f, a=0.0, b=1.0):
    return half_square(r, b) + half_square(f, a), half_square(f, b)


def wasserstein(r, f):
    return f.mean() - r.mean(), -f.mean()


def hinge(r, f):
    return relu(1 - r).mean() + relu(1 + f).mean(), -f.mean()


def smoothed(r, f, s, t=0.0):
    return label(r, s) + label(f, t), label(f, 1.0)


def top_k(base, r, f, k):
    return base(r, f)[0], base(r, f.topk(k).values)[1]


def relativistic(base, r, f):
    d = r - f
    return base(d, -d)[0] / 2, base(-d, d)[0] / 2


def relativistic_average(base, r, f):
    a, b = r - f.mean(), f - r.mean()
    return base(a, b)[0], base(b, a)[0]


def noisy(r, f):
    critic = bce(r, 1.0 - REAL_FLIPS.double()) + bce(f, FAKE_FLIPS.double())
    return critic, label(f, 1.0)


for name, (real, fake) in SETS.items():
    r = torch.tensor(real, dtype=torch.float64)
    f = torch.tensor(fake, dtype=torch.float64)
    values = {
        "non-saturating": non_saturating(r, f),
        "minimax": minimax(r, f),
        "least squares 0, 1": least_squares(r, f),
        "least squares -1, 1": least_squares(r, f, -1.0, 1.0),
        "Wasserstein": wasserstein(r, f),
        "hinge": hinge(r, f),
        "real smoothed 0.875": smoothed(r, f, 0.875),
        "real smoothed 0.9, fake 0.2": smoothed(r, f, 0.9, 0.2),
        "hinge, real smoothed 0.9": (
            0.9 * relu(1 - r).mean() + 0.1 * relu(1 + r).mean() + relu(1 + f).mean(),
            -f.mean(),
        ),
        "top 2 non-saturating": top_k(non_saturating, r, f, 2),
        "relativistic": (softplus(f - r).mean(), softplus(r - f).mean()),
        "relativistic, as two halves": relativistic(non_saturating, r, f),
        "relativistic hinge": relativistic(hinge, r, f),
        "relativistic average": relativistic_average(non_saturating, r, f),
        "relativistic average hinge": relativistic_average(hinge, r, f),
        "relativistic average least squares -1, 1": relativistic_average(
            lambda a, b: least_squares(a, b, -1.0, 1.0), r, f
        ),
        "noisy": noisy(r, f),
    }
    print(f"{name}: real {real}, fake {fake}")
    for loss, (critic, generator) in values.items():
        print(f"  {loss:42} critic {critic.item():.9f} generator {generator.item():.9f}")
