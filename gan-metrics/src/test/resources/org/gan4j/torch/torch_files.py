"""Writes the torch.save files that TorchFileTest reads. Values are ranges, so that the test can say what they are.

    python torch_files.py        (PyTorch 1.13.1; the files are written beside this script)
"""

import os
from collections import OrderedDict

import torch

HERE = os.path.dirname(os.path.abspath(__file__))


def state_dict():
    module = torch.nn.Sequential(torch.nn.Conv2d(2, 3, 2), torch.nn.BatchNorm2d(3))
    state = module.state_dict()  # an OrderedDict with the attribute _metadata
    for name, tensor in state.items():
        tensor.copy_(torch.arange(tensor.numel()).reshape(tensor.shape) + len(name))
    return state


def everything():
    base = torch.arange(24, dtype=torch.float32)
    matrix = base.reshape(4, 6)
    return {
        "GAN": OrderedDict(
            [
                ("G.transposed", matrix.t()),
                ("G.part", matrix[1:3, 2:5]),
                ("G.column", matrix[:, 3]),
                ("G.tied", base),
                ("E.expanded", torch.tensor([[1.5], [2.5]]).expand(2, 3)),
            ]
        ),
        "types": {
            "float64": torch.tensor([0.1, -2.0], dtype=torch.float64),
            "float16": torch.tensor([1.5, -2.0, 65504.0, 6e-8, float("inf"), float("nan")], dtype=torch.float16),
            "bfloat16": torch.tensor([1.5, -2.0, 3.0e38], dtype=torch.bfloat16),
            "int64": torch.tensor([2**40, -3]),
            "int32": torch.tensor([70000, -3], dtype=torch.int32),
            "int16": torch.tensor([300, -3], dtype=torch.int16),
            "int8": torch.tensor([100, -3], dtype=torch.int8),
            "uint8": torch.tensor([200, 3], dtype=torch.uint8),
            "bool": torch.tensor([True, False]),
        },
        "scalar": torch.tensor(7.0),
        "empty": torch.empty(0, 3),
        "parameter": torch.nn.Parameter(torch.arange(2.0)),
        "list": [torch.ones(1), (torch.zeros(1), None)],
        "version": "1.9.0",
        "step": 4000,
        "big": 2**40,
        "rate": 0.25,
        "flag": True,
        "size": torch.Size([2, 3]),
        3: "integer key",
    }


def save(name, value, **options):
    path = os.path.join(HERE, name)
    torch.save(value, path, **options)
    print(name, os.path.getsize(path))


save("state_zip.pt", state_dict())
save("state_stream.pth", state_dict(), _use_new_zipfile_serialization=False)
save("everything_zip.pt", everything())
save("everything_stream.pth", everything(), _use_new_zipfile_serialization=False)
save("everything_protocol4.pt", everything(), pickle_protocol=4)
save("module_zip.pt", torch.nn.Linear(1, 1))
save("module_stream.pth", torch.nn.Linear(1, 1), _use_new_zipfile_serialization=False)
