#!/usr/bin/env python3
"""Loads a GAN4J checkpoint into PyTorch, makes images with its generator and scores them with its critic.

Needs the packages torch, safetensors and numpy, and nothing of GAN4J. The two networks below are those that GAN4J's
DcganGenerator and DcganCritic build; their default sizes are the course nets'. Parameters carry the same names on both
sides, so load_state_dict(strict=True) takes GAN4J's files as they are. (PyTorch itself supplies num_batches_tracked, a
counter of batch normalisation that no arithmetic here reads.)

Example: python3 load_weights.py runs/quick/checkpoints/step-0000123 --count 16 --png images

To compare images with GAN4J's, give the same --latents FILE.npy to this script and to `gan4j generate`.
"""

import argparse
import struct
import sys
import zlib
from pathlib import Path

import numpy as np
import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import nn

BATCH = 64
NORMS = {
    "batch": nn.BatchNorm2d,
    "instance": nn.InstanceNorm2d,
    "instance-affine": lambda channels: nn.InstanceNorm2d(channels, affine=True),
    "none": lambda channels: nn.Identity(),
}


def channels_at(halvings, width):
    """Channels of the feature maps whose side is the image's divided by 2**halvings."""
    return width * min(2 ** (halvings - 1), 8)


class Generator(nn.Module):
    """[N, latent] to [N, channels, size, size] in [-1, 1], size = 4 * 2**halvings."""

    def __init__(self, latent=100, width=64, channels=3, halvings=4):
        super().__init__()
        self.first = channels_at(halvings, width)
        features = self.first * 4 * 4
        self.l1 = nn.Sequential(nn.Linear(latent, features, bias=False), nn.BatchNorm1d(features), nn.ReLU())
        self.l2 = nn.Sequential(
            *(self.doubling(channels_at(h, width), channels_at(h - 1, width)) for h in range(halvings, 1, -1))
        )
        self.l3 = nn.Sequential(self.transposed(width, channels), nn.Tanh())

    @staticmethod
    def transposed(in_channels, out_channels):
        return nn.ConvTranspose2d(in_channels, out_channels, 5, stride=2, padding=2, output_padding=1, bias=False)

    def doubling(self, in_channels, out_channels):
        return nn.Sequential(self.transposed(in_channels, out_channels), nn.BatchNorm2d(out_channels), nn.ReLU())

    def forward(self, latents):
        return self.l3(self.l2(self.l1(latents).view(-1, self.first, 4, 4)))


class Critic(nn.Module):
    """[N, channels, size, size] to scores [N], real high; a sigmoid would make them the probability of being real."""

    def __init__(self, width=64, channels=3, halvings=4, norm="batch"):
        super().__init__()
        layers = [nn.Conv2d(channels, width, 4, stride=2, padding=1), nn.LeakyReLU(0.2)]
        for h in range(2, halvings + 1):
            layers.append(self.halving(channels_at(h - 1, width), channels_at(h, width), NORMS[norm]))
        layers.append(nn.Conv2d(channels_at(halvings, width), 1, 4))
        self.l1 = nn.Sequential(*layers)

    @staticmethod
    def halving(in_channels, out_channels, norm):
        convolution = nn.Conv2d(in_channels, out_channels, 4, stride=2, padding=1)
        return nn.Sequential(convolution, norm(out_channels), nn.LeakyReLU(0.2))

    def forward(self, images):
        return self.l1(images).flatten()


def read(file):
    if not file.is_file():
        sys.exit(f"CHECKPOINT must be a folder with {file.name}, but {file} is missing; give one such as "
                 "runs/quick/checkpoints/step-0000123 (ema.safetensors is only there if training kept an average)")
    try:
        return load_file(file)
    except SafetensorError as fault:
        sys.exit(f"{file} is not a readable safetensors file: {fault}")


def loaded(network, state, file):
    """The network with these weights, in evaluation mode and in the weights' own precision."""
    try:
        network.load_state_dict(state, strict=True)
    except RuntimeError as fault:
        sys.exit(f"{file} does not fit: {' '.join(str(fault).split())}")
    return network.to(next(iter(state.values())).dtype).eval()


def load_generator(file):
    state = read(file)
    if "l1.0.weight" not in state or "l3.0.weight" not in state:
        sys.exit(f"{file} must be a generator's weights, l1.0.weight to l3.0.weight, got {sorted(state)}")
    halvings = 1 + sum(name.startswith("l2.") and name.endswith(".0.weight") for name in state)
    width, channels = state["l3.0.weight"].shape[:2]
    return loaded(Generator(state["l1.0.weight"].shape[1], width, channels, halvings), state, file)


def norm_of(state):
    """Plain instance normalisation has no weights, so a critic without any is taken for one with it."""
    if "l1.2.1.running_mean" in state:
        return "batch"
    return "instance-affine" if "l1.2.1.weight" in state else "instance"


def load_critic(file, norm):
    state = read(file)
    if "l1.0.weight" not in state or "l1.2.0.weight" not in state:
        sys.exit(f"{file} must be a critic's weights, l1.0.weight, l1.2.0.weight and so on, got {sorted(state)}")
    halvings = 1 + sum(name.startswith("l1.") and name.endswith(".0.weight") for name in state if name.count(".") == 3)
    width, channels = state["l1.0.weight"].shape[:2]
    return loaded(Critic(width, channels, halvings, norm or norm_of(state)), state, file)


def latents_of(arguments, size):
    if arguments.latents is None:
        return torch.randn(arguments.count, size, generator=torch.Generator().manual_seed(arguments.seed))
    try:
        latents = np.load(arguments.latents)
    except (OSError, ValueError, EOFError) as fault:
        sys.exit(f"--latents must be an .npy file, but {arguments.latents} cannot be read as one: {fault}")
    if not isinstance(latents, np.ndarray):
        sys.exit(f"--latents must be an .npy file of one array, but {arguments.latents} is an archive")
    if latents.ndim != 2 or latents.shape[1] != size or not len(latents) or latents.dtype.kind != "f":
        sys.exit(f"--latents must be floating-point numbers of shape [count, {size}], "
                 f"got {latents.dtype} of shape {list(latents.shape)}")
    return torch.from_numpy(latents)


def run(generator, critic, latents):
    """Images and scores, a batch at a time; in evaluation mode the batches do not change the result."""
    latents = latents.to(next(generator.parameters()).dtype)
    images, scores = [], []
    with torch.inference_mode():
        for batch in latents.split(BATCH):
            images.append(generator(batch))
            scores.append(critic(images[-1].to(next(critic.parameters()).dtype)))
            if len(latents) > BATCH:
                print(f"{sum(map(len, images))} of {len(latents)} images", file=sys.stderr)
    return torch.cat(images), torch.cat(scores)


def png(image):
    """A PNG file's bytes for one image [1 or 3, height, width] in [-1, 1], rounded as GAN4J rounds."""
    pixels = ((image + 1).double() * 127.5 + 0.5).floor().clamp(0, 255).to(torch.uint8)
    channels, height, width = pixels.shape
    rows = pixels.permute(1, 2, 0).reshape(height, width * channels).numpy()
    colour_type = 2 if channels == 3 else 0

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    return (b"\x89PNG\r\n\x1a\n"
            + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, colour_type, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(b"".join(b"\x00" + row.tobytes() for row in rows)))
            + chunk(b"IEND", b""))


def taken(folder):
    return folder.exists() and (not folder.is_dir() or any(folder.iterdir()))


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", metavar="CHECKPOINT", type=Path,
                        help="folder with generator.safetensors and critic.safetensors")
    parser.add_argument("--weights", choices=["raw", "ema"],
                        help="generator.safetensors or ema.safetensors (default: ema if the checkpoint has it)")
    parser.add_argument("--critic-norm", choices=list(NORMS),
                        help="the critic's normalisation (default: told from the names of its weights; plain instance "
                             "normalisation and none look alike, and the first is assumed)")
    parser.add_argument("--latents", metavar="FILE.npy", type=Path,
                        help="latents [count, latent size] (default: drawn by PyTorch, see --count and --seed)")
    parser.add_argument("--count", metavar="N", type=int, default=8, help="latents to draw (default: 8)")
    parser.add_argument("--seed", metavar="N", type=int, default=0, help="seed of the drawn latents (default: 0)")
    parser.add_argument("--png", metavar="DIR", type=Path, help="write the images as 1.png, 2.png, ... into DIR")
    parser.add_argument("--npy", metavar="FILE.npy", type=Path,
                        help="write the generator's output [count, channels, height, width] in [-1, 1]")
    arguments = parser.parse_args()
    if arguments.count < 1:
        parser.error(f"--count must be at least 1, got {arguments.count}")
    if arguments.npy is not None and not arguments.npy.absolute().parent.is_dir():
        parser.error(f"--npy must lie in an existing folder, got {arguments.npy}")
    if arguments.png is not None and taken(arguments.png):
        parser.error(f"--png must be a new or empty folder, but {arguments.png} is not; name another")
    return arguments


def main():
    arguments = parse()
    averaged = arguments.checkpoint / "ema.safetensors"
    use_average = averaged.is_file() if arguments.weights is None else arguments.weights == "ema"
    generator = load_generator(averaged if use_average else arguments.checkpoint / "generator.safetensors")
    critic = load_critic(arguments.checkpoint / "critic.safetensors", arguments.critic_norm)
    latents = latents_of(arguments, generator.l1[0].in_features)
    images, scores = run(generator, critic, latents)
    if arguments.npy is not None:
        np.save(arguments.npy, images.numpy())
    if arguments.png is not None:
        arguments.png.mkdir(parents=True, exist_ok=True)
        for number, image in enumerate(images, 1):
            (arguments.png / f"{number}.png").write_bytes(png(image))
    for number, score in enumerate(scores.tolist(), 1):
        print(f"image {number}  score {score:.6f}")


if __name__ == "__main__":
    main()
