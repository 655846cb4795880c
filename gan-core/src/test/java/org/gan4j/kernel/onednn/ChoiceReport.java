package org.gan4j.kernel.onednn;

import org.gan4j.kernel.KernelChoice;
import org.gan4j.kernel.Precision;

/** A main method that prints what each choice of kernels comes to. */
final class ChoiceReport {
    private ChoiceReport() {}

    public static void main(String[] args) {
        System.out.println("fallback: " + KernelChoice.AUTO.fallback().orElse("none"));
        for (KernelChoice choice : KernelChoice.values()) {
            for (Precision precision : Precision.values()) {
                System.out.println(choice + " " + precision + ": " + open(choice, precision));
            }
        }
    }

    private static String open(KernelChoice choice, Precision precision) {
        try {
            return choice.open(precision).name();
        } catch (IllegalArgumentException | IllegalStateException refusal) {
            return refusal.getClass().getSimpleName() + " " + refusal.getMessage();
        }
    }
}
