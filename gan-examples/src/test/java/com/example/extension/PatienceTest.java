package com.example.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.gan4j.train.Adam;
import org.gan4j.train.GanTrainer;
import org.gan4j.train.TinyGan;
import org.gan4j.train.TrainingListener;
import org.gan4j.train.TrainingListenerContractTest;
import org.junit.jupiter.api.Test;

class PatienceTest extends TrainingListenerContractTest {
    @Override
    protected TrainingListener newListener(Path place) {
        return new Patience(1_000);
    }

    @Test
    void trainingEndsWhenTheLossStaysWhereItIs() {
        GanTrainer trainer = TinyGan.trainer()
                .optimizer(Adam.of(1e-12))
                .listener(new Patience(3))
                .build();
        trainer.train(1_000);
        assertThat(trainer.steps()).isBetween(4L, 100L);
    }
}
