"""Writes the .npz files beside it and prints the numbers in FeatureStatisticsTest and FrechetDistanceTest, with NumPy and
SciPy; run by hand, not by the build.
"""

import pathlib
import sys

import numpy as np
from scipy.linalg import sqrtm

folder = pathlib.Path(__file__).parent
sys.path.append(str(folder.parent / "linalg"))
from root_trace_goldens import features  # noqa: E402

x = features(60, 5, 1)
mu, sigma = x.mean(0), np.cov(x, rowvar=False)
np.savez(folder / "stored.npz", mu=mu, sigma=sigma)
np.savez_compressed(folder / "compressed.npz", mu=mu.astype(np.float32), sigma=np.asfortranarray(sigma), extra=np.arange(3))
uneven = sigma.copy(order="F")
uneven[1, 3] += 0.5
np.savez(folder / "asymmetric_fortran.npz", mu=mu, sigma=uneven)
np.savez(folder / "wrong_keys.npz", mean=mu, cov=sigma)
np.savez(folder / "another_sigma.npz", mu=mu, sigma=sigma[:4, :4])
np.savez(folder / "matrix_mu.npz", mu=mu[None], sigma=sigma)
holed = sigma.copy()
holed[2, 1] = np.nan
np.savez(folder / "nan.npz", mu=mu, sigma=holed)
negative = sigma.copy()
negative[3, 3] = -1
np.savez(folder / "negative.npz", mu=mu, sigma=negative)
print("mu", mu.tolist())
print("sigma[3]", sigma[3].tolist())
print("means of 7 and 8 features", features(7, 3, 2).mean(0).tolist())


def fid(m1, s1, m2, s2):
    """As pytorch-fid writes it."""
    d = m1 - m2
    return d @ d + np.trace(s1) + np.trace(s2) - 2 * np.trace(sqrtm(s1 @ s2)).real


y = features(63, 5, 2)
print("fid", fid(mu, sigma, y.mean(0), np.cov(y, rowvar=False)))
# The influence of each generated image, from its definition, and its standard error.
sr, sg, dm = sigma, np.cov(y, rowvar=False), y.mean(0) - mu
root = sqrtm(sr).real
transport = root @ np.linalg.inv(sqrtm(root @ sg @ root).real) @ root
c = y - y.mean(0)
psi = 2 * c @ dm + np.einsum("ni,ij,nj->n", c, np.eye(5) - transport, c)
print("standard error, generated side", psi.std(ddof=1) / np.sqrt(len(psi)))
root = sqrtm(sg).real
transport = root @ np.linalg.inv(sqrtm(root @ sr @ root).real) @ root
c = x - mu
psi = -2 * c @ dm + np.einsum("ni,ij,nj->n", c, np.eye(5) - transport, c)
print("standard error, real side", psi.std(ddof=1) / np.sqrt(len(psi)))
