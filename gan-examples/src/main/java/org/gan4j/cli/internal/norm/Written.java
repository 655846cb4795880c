package org.gan4j.cli.internal.norm;

import java.util.Locale;

/** How the page writes numbers. */
final class Written {
    private Written() {}

    /** Three significant digits, written out between a thousandth and a million. */
    static String three(double number) {
        if (number == 0) {
            return "0";
        }
        int exponent = (int) Math.floor(Math.log10(Math.abs(number)));
        return exponent >= -3 && exponent < 6
                ? String.format(Locale.ROOT, "%." + Math.max(0, 2 - exponent) + "f", number)
                : String.format(Locale.ROOT, "%.2e", number);
    }

    static String decades(double slope) {
        return String.format(Locale.ROOT, "%.2f", slope).replaceFirst("^-(0\\.00)$", "$1");
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, share > 0 && share < 0.01 ? "%.2g %%" : "%.1f %%", 100 * share);
    }
}
