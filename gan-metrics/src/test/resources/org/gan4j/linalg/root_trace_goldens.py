"""Prints the numbers in ProductRootTest and LinearAlgebraContractTest, with NumPy and SciPy; run by hand, not by the build.

Inputs come from formulas that Java and Python share, so that no file is needed.
"""

import numpy as np
from scipy.linalg import sqrtm


def features(n, d, seed):
    """The formula of Formula.features in Java: asymmetric, correlated, no two columns alike."""
    i, j = np.meshgrid(np.arange(n), np.arange(d), indexing="ij")
    wave = np.sin(1.7 * seed + 0.9 * (i + 1) * (j + 1) % 11.3) + 0.5 * np.cos(seed + 2.3 * i + 0.7 * j)
    return wave * (1 + 0.2 * (j % 7)) + 0.1 * seed * j


def covariance(x):
    return np.cov(x, rowvar=False)


if __name__ == "__main__":
    for n, d in [(60, 5), (40, 12), (6, 12)]:
        real, generated = features(n, d, 1), features(n + 3, d, 2)
        root = sqrtm(covariance(real) @ covariance(generated))
        centred = [x - x.mean(0) for x in (real, generated)]
        norm = np.sqrt((n - 1) * (n + 2))
        trace = np.linalg.svd(centred[0] @ centred[1].T, compute_uv=False).sum() / norm
        delta = real.mean(0) - generated.mean(0)
        fid = delta @ delta + np.trace(covariance(real) + covariance(generated)) - 2 * trace
        print(f"{n} x {d}: trace sqrtm {np.trace(root).real!r}, nuclear norm {trace!r}")
        print(f"    fid {fid!r}, mean term {delta @ delta!r}")
    a = covariance(features(60, 5, 1))
    print("eigenvalues", np.linalg.eigvalsh(a).tolist())
    print("cholesky", np.linalg.cholesky(a)[4].tolist())
    print("singular values", np.linalg.svd(features(4, 6, 3), compute_uv=False).tolist())
