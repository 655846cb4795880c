package com.example.extension;

import java.util.List;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.Tensor;
import org.gan4j.train.Optimizer;
import org.gan4j.train.Updater;

/** Lion without weight decay (Chen et al. 2023): every weight moves by the rate, against the sign of a momentum. */
record SignMomentum(double rate) implements Optimizer {
    @Override
    public Updater start(List<Parameter> parameters) {
        return Updater.of(parameters, List.of("momentum"), (weight, gradient, moments, step) -> {
            Parameter momentum = moments.get(0);
            Tensor direction = momentum.mul(0.9).add(gradient.mul(0.1)).sign();
            weight.assign(weight.sub(direction.mul(rate)));
            momentum.assign(momentum.mul(0.99).add(gradient.mul(0.01)));
        });
    }
}
