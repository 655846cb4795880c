"""Prints the numbers in KernelDistanceTest, PrecisionRecallTest, InceptionScoreTest and IntervalTest, with NumPy and SciPy from
the papers' definitions; run by hand, not by the build.
"""

import pathlib
import sys

import numpy as np
from scipy.spatial.distance import cdist
from scipy.special import log_softmax

sys.path.append(str(pathlib.Path(__file__).parent.parent / "linalg"))
from root_trace_goldens import features  # noqa: E402


def mmd(x, y):
    m, n, d = len(x), len(y), x.shape[1]
    kxx, kyy, kxy = ((a @ b.T / d + 1) ** 3 for a, b in [(x, x), (y, y), (x, y)])
    return (kxx.sum() - np.trace(kxx)) / (m * (m - 1)) + (kyy.sum() - np.trace(kyy)) / (n * (n - 1)) - 2 * kxy.mean()


x, y = features(30, 4, 1), features(25, 4, 2)
print("mmd", mmd(x, y), "without rows 0, 3, 6.. of both", mmd(x[np.arange(30) % 3 != 0], y[np.arange(25) % 3 != 0]))


def radii(x, k):
    return np.sort(cdist(x, x), axis=1)[:, k]


real, generated = features(80, 3, 1), 1.4 * features(50, 3, 2)
distances = cdist(real, generated)
print("precision", (distances <= radii(real, 3)[:, None]).any(0).sum(), "of 50")
print("recall", (distances <= radii(generated, 3)[None]).any(1).sum(), "of 80")
inside = distances <= radii(real, 5)[:, None]
print("density", inside.sum() / 5 / 50, "coverage", inside.any(1).sum(), "of 80")

logits = 3 * features(47, 6, 1)
scores = []
for k in range(10):
    log_p = log_softmax(logits[k * 47 // 10 : (k + 1) * 47 // 10], axis=1)
    p = np.exp(log_p)
    scores.append(np.exp((p * (log_p - np.log(p.mean(0)))).sum(1).mean()))
print("inception score", np.mean(scores), np.std(scores))
