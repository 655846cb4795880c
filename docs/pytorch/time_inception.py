"""Times pytorch-fid's network on the CPU, to set beside GAN4J's InceptionBenchmark.

    python time_inception.py [BATCH [THREADS]]

Needs torch, torchvision and pytorch-fid. Weights are random, which takes as long. 64 images of 64x64 bytes a round, from bytes to
2,048 features, resizing included; prints images a second, round by round.
"""

import sys
import time

import pytorch_fid.inception as reference
import torch


def network():
    def states(url, progress):
        return reference._inception_v3(num_classes=1008, aux_logits=False, weights=None).state_dict()

    reference.load_state_dict_from_url = states
    return reference.InceptionV3().eval()


def main():
    batch = int(sys.argv[1]) if len(sys.argv) > 1 else 50  # pytorch-fid's default
    if len(sys.argv) > 2:
        torch.set_num_threads(int(sys.argv[2]))
    model = network()
    images = torch.randint(0, 256, (64, 3, 64, 64), dtype=torch.uint8)
    print("torch", torch.__version__, "threads", torch.get_num_threads(), "batch", batch)
    for _ in range(6):
        start = time.perf_counter()
        with torch.no_grad():
            for part in images.split(batch):
                model(part.float().div(255))
        print("%.2f images/s" % (len(images) / (time.perf_counter() - start)), flush=True)


if __name__ == "__main__":
    main()
