package org.gan4j.cli.internal.norm;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** How the page writes numbers. */
final class Written {
    private Written() {}

    /** Three significant digits, written out between a thousandth and a million. */
    static String three(double number) {
        boolean plain = Math.abs(number) >= 1e-3 && Math.abs(number) < 1e6 || number == 0;
        return plain && Double.isFinite(number)
                ? new BigDecimal(number).round(new MathContext(3)).toPlainString()
                : String.format(Locale.ROOT, "%.2e", number);
    }

    static String decades(double slope) {
        return String.format(Locale.ROOT, "%.2f", slope).replaceFirst("^-(0\\.00)$", "$1");
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, share > 0 && share < 0.01 ? "%.2g %%" : "%.1f %%", 100 * share);
    }
}
