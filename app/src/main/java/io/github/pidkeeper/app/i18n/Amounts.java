package io.github.pidkeeper.app.i18n;

import java.util.Locale;

/** Amounts as people read them; with a point for the fraction in every language that this program speaks. */
public record Amounts(Texts texts) {

    private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB"};
    private static final int KIBI = 1024;

    /** For example "4.9 MiB". */
    public String bytes(long bytes) {
        if (bytes < KIBI) {
            return bytes + " B";
        }
        double amount = bytes;
        int unit = -1;
        while (amount >= KIBI && unit < UNITS.length - 1) {
            amount /= KIBI;
            unit++;
        }
        return texts.text("amount.with-unit", decimal(amount), UNITS[unit]);
    }

    /** A share of a whole, for example "0.3 %". */
    public String percent(double share) {
        return texts.text("amount.percent", decimal(100 * share));
    }

    /** For example "12.5/s". */
    public String perSecond(double rate) {
        return texts.text("amount.per-second", decimal(rate));
    }

    /** With one digit behind the point, as long as that says anything. */
    private static String decimal(double number) {
        return number < 100 ? String.format(Locale.ROOT, "%.1f", number) : String.format(Locale.ROOT, "%.0f", number);
    }
}
