"""Writes spectral_goldens.json: what PyTorch's spectral_norm computes in 64 bits in one training pass, forward and backward.

    python spectral_goldens.py > spectral_goldens.json        (made with PyTorch 1.13)
"""

import json

import torch
from torch.nn.utils import spectral_norm

torch.set_default_dtype(torch.float64)
torch.manual_seed(3)

CASES = {
    "dense": (torch.nn.Linear(4, 3), (5, 4)),
    "conv2d": (torch.nn.Conv2d(2, 3, 4, stride=2, padding=1), (2, 2, 6, 5)),
    "convTranspose2d": (torch.nn.ConvTranspose2d(3, 2, 5, stride=2, padding=2, output_padding=1), (2, 3, 3, 2)),
}


def array(tensor):
    return {"shape": list(tensor.shape), "values": tensor.detach().flatten().tolist()}


def case(layer, shape):
    x = torch.randn(shape, requires_grad=True)
    spectral_norm(layer)
    section = {"u": array(layer.weight_u.unsqueeze(1)), "x": array(x)}
    layer.train()
    y = layer(x)
    cotangent = torch.randn_like(y)
    y.backward(cotangent)
    original = layer.weight_orig
    section.update({
        "weight": array(original), "bias": array(layer.bias), "y": array(y), "cotangent": array(cotangent),
        "uAfter": array(layer.weight_u.unsqueeze(1)), "vAfter": array(layer.weight_v.unsqueeze(1)),
        "weightGradient": array(original.grad), "biasGradient": array(layer.bias.grad), "xGradient": array(x.grad),
    })
    layer.eval()
    section["yInEvaluation"] = array(layer(x))
    return section


print(json.dumps({name: case(*arguments) for name, arguments in CASES.items()}, indent=1))
