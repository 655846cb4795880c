package com.example.extension;

import org.gan4j.metric.Metric;
import org.gan4j.metric.MetricContractTest;

class ShiftOfMeansTest extends MetricContractTest {
    @Override
    protected Metric<?> newMetric() {
        return ShiftOfMeans.metric();
    }
}
