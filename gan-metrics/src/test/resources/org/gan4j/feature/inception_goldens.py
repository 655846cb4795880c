"""Features of pytorch-fid's own network under formula weights, which InceptionExtractorTest compares with.

    python inception_goldens.py [FOLDER]

Needs torch 1.13.1, torchvision 0.14.1, pytorch-fid 0.3.0, Pillow and NumPy. Writes PRESET_features.npy (for each of two images
the 64, 192, 768 and 2,048 features and the 1,008 logits, one after the other) and PRESET_inputs.npy (every 893rd element of the
network's input), and prints the SHA-256 of all weights. With a FOLDER it also writes the weights there as files of torch.save,
formula_zip.pth and formula_stream.pth, 95 MB each.
"""

import hashlib
import os
import sys
import zlib

import numpy as np
import pytorch_fid.inception as reference
import torch
from PIL import Image
from torch.nn import functional as F

HERE = os.path.dirname(os.path.abspath(__file__))
IMAGES = [(1, 48, 40), (0, 350, 310)]  # index, width, height
STEP = 893


def formula(name, shape):
    """The formula of InceptionWeights.byFormula."""
    count = int(np.prod(shape))
    with np.errstate(over="ignore"):
        h = np.uint32(zlib.crc32(name.encode())) + np.arange(count, dtype=np.uint32) * np.uint32(0x9E3779B9)
        h ^= h >> np.uint32(16)
        h *= np.uint32(0x85EBCA6B)
        h ^= h >> np.uint32(13)
        h *= np.uint32(0xC2B2AE35)
        h ^= h >> np.uint32(16)
    r = (h >> np.uint32(8)).astype(np.float64) / 2.0**23 - 1
    inputs = count // shape[0]
    if name.endswith(".conv.weight"):
        values = r * np.sqrt(6.0 / inputs)
    elif name == "fc.weight":
        values = r * np.sqrt(3.0 / inputs)
    elif name.endswith(".bn.weight"):
        values = 1 + r * 0.25
    elif name.endswith(".running_var"):
        values = 1 + r * 0.5
    else:
        values = r * 0.25
    return values.astype(np.float32).reshape(shape)


def weights(module):
    """Formula weights for every array of a module, and their sum."""
    state = module.state_dict()
    digest = hashlib.sha256()
    for name, tensor in state.items():
        if name.endswith("num_batches_tracked"):
            continue
        values = formula(name, tuple(tensor.shape))
        digest.update(values.astype("<f4").tobytes())
        state[name] = torch.from_numpy(values)
    return state, digest.hexdigest()


def network():
    """pytorch-fid's network: its own code, with another source of weights."""
    holder = {}

    def states(url, progress):
        module = reference._inception_v3(num_classes=1008, aux_logits=False, weights=None)
        holder["state"], holder["sum"] = weights(module)
        return holder["state"]

    reference.load_state_dict_from_url = states
    model = reference.InceptionV3(output_blocks=(0, 1, 2, 3)).eval()
    return model, holder["state"], holder["sum"]


def image(index, width, height):
    """The images of TestImages."""
    y, x, c = np.meshgrid(np.arange(height), np.arange(width), np.arange(3), indexing="ij")
    return ((37 * index + 200 * x // width * (c + 1) + 90 * y // height) % 256).astype(np.uint8)


def pytorch_fid_input(rgb):
    x = torch.from_numpy(rgb.transpose(2, 0, 1)).float().div(255)[None]  # torchvision's ToTensor
    x = F.interpolate(x, size=(299, 299), mode="bilinear", align_corners=False)
    return 2 * x - 1


def clean_input(rgb):
    channels = []
    for c in range(3):
        channel = Image.fromarray(rgb[:, :, c].astype(np.float32), mode="F")
        channel = channel.resize((299, 299), resample=Image.BICUBIC)
        channels.append(np.asarray(channel).clip(0, 255))
    x = torch.from_numpy(np.stack(channels)[None].astype(np.float32))
    return (x - 128) / 128


def features(model, state, x):
    model.resize_input = model.normalize_input = False
    with torch.no_grad():
        taps = [F.adaptive_avg_pool2d(tap, (1, 1)).flatten() for tap in model(x)]
        logits = F.linear(taps[-1], state["fc.weight"], state["fc.bias"])
    return torch.cat(taps + [logits]).numpy()


def main():
    torch.set_num_threads(2)
    model, state, digest = network()
    print("SHA-256 of the weights", digest)
    for preset, transform in [("pytorch-fid", pytorch_fid_input), ("clean", clean_input)]:
        inputs = [transform(image(*which)) for which in IMAGES]
        rows = np.stack([features(model, state, x) for x in inputs])
        np.save(os.path.join(HERE, preset + "_features.npy"), rows)
        np.save(os.path.join(HERE, preset + "_inputs.npy"), np.stack([x.flatten()[::STEP].numpy() for x in inputs]))
        print(preset, rows.shape, "means of taps", [rows[:, a:b].mean() for a, b in [(0, 64), (64, 256), (256, 1024), (1024, 3072), (3072, 4080)]])
    if len(sys.argv) > 1:
        torch.save(state, os.path.join(sys.argv[1], "formula_zip.pth"))
        torch.save(state, os.path.join(sys.argv[1], "formula_stream.pth"), _use_new_zipfile_serialization=False)


if __name__ == "__main__":
    main()
