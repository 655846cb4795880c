"""Writes optimizer_goldens.json: Adam and RMSprop updates in float64, to hold Kernels.adamInPlace and rmsPropInPlace to.

The updates are transcribed line by line from PyTorch 2.15.0, torch/optim/adam.py `_single_tensor_adam` (the branch that
is neither capturable nor amsgrad) and torch/optim/rmsprop.py `_single_tensor_rmsprop` (neither centered nor momentum).
The Python wheel needs CUDA libraries that the generating machine lacked, so libtorch 2.10.0 stood in for it:
OptimizerGoldensCheck.java finds no difference in any case that starts at step 1. The Adam case that starts at step 10,000
rests on the transcription alone.

    python3 optimizer_goldens.py > optimizer_goldens.json      # numpy 2.x
"""
import json
import numpy as np

STEPS = 5
SIZE = 7


def adam(p, g, m, v, step, rate, beta1, beta2, epsilon):
    m += (1 - beta1) * (g - m)  # exp_avg.lerp_(grad, 1 - beta1)
    v *= beta2  # exp_avg_sq.mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
    v += (1 - beta2) * g * g
    step_size = rate / (1 - beta1**step)
    denominator = np.sqrt(v) / (1 - beta2**step) ** 0.5 + epsilon
    p += -step_size * m / denominator  # param.addcdiv_(exp_avg, denom, value=-step_size)


def rms_prop(p, g, v, rate, alpha, epsilon):
    v *= alpha  # square_avg.mul_(alpha).addcmul_(grad, grad, value=1 - alpha)
    v += (1 - alpha) * g * g
    p += -rate * g / (np.sqrt(v) + epsilon)  # param.addcdiv_(grad, avg, value=-lr)


def gradients(random):
    """Ordinary elements, then: always 0, tiny (epsilon matters), large, 0 at first."""
    g = random.standard_normal((STEPS, SIZE))
    g[:, 3] = 0
    g[:, 4] *= 1e-9
    g[:, 5] *= 1e4
    g[:2, 6] = 0
    return g.astype(np.float32).astype(np.float64)


def case(random, name, settings, first_step):
    p = random.standard_normal(SIZE).astype(np.float32).astype(np.float64)
    started = first_step > 1
    m = random.standard_normal(SIZE).astype(np.float32).astype(np.float64) * started
    v = np.abs(random.standard_normal(SIZE)).astype(np.float32).astype(np.float64) * started
    g = gradients(random)
    out = dict(optimizer=name, settings=settings, firstStep=first_step, parameter=p.tolist(), first=m.tolist(),
               second=v.tolist(), gradients=g.tolist(), parameters=[], firsts=[], seconds=[])
    for i in range(STEPS):
        if name == "adam":
            adam(p, g[i], m, v, first_step + i, *settings)
        else:
            rms_prop(p, g[i], v, *settings)
        out["parameters"].append(p.tolist())
        out["firsts"].append(m.tolist())
        out["seconds"].append(v.tolist())
    return out


random = np.random.default_rng(2026)
cases = [
    case(random, "adam", [2e-4, 0.5, 0.999, 1e-8], 1),
    case(random, "adam", [1e-2, 0.0, 0.99, 1e-3], 1),
    case(random, "adam", [1e-3, 0.9, 0.999, 1e-8], 10_000),
    case(random, "rmsprop", [5e-5, 0.99, 1e-8], 1),
    case(random, "rmsprop", [1e-2, 0.9, 1e-2], 1),
]
print("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]")
