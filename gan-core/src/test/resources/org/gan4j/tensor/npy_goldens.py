"""Writes the .npy files beside it, with NumPy; run by hand, not by the build."""

import pathlib

import numpy as np

folder = pathlib.Path(__file__).parent
values = np.array([[0.5, -1, 2], [3, 4.25, -5]])
np.save(folder / "float32.npy", values.astype(np.float32))
np.save(folder / "float64_fortran.npy", np.asfortranarray(values))
np.save(folder / "float64.npy", values)
np.save(folder / "fortran_cube.npy", np.asfortranarray(np.arange(24.0).reshape(2, 3, 4)))
np.save(folder / "int64.npy", np.array([7, -8, 9], dtype=np.int64))
np.save(folder / "int32.npy", np.array([[[1, 2]], [[3, 4]]], dtype=np.int32))
np.save(folder / "scalar.npy", np.float64(2.5))
np.save(folder / "big_endian.npy", values.astype(">f4"))
np.save(folder / "text.npy", np.array(["a", "b"]))
with open(folder / "version2.npy", "wb") as file:
    np.lib.format.write_array(file, values, version=(2, 0))
