package io.lossproof.reports.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Numbers and times as a reader likes them, the same in every locale. */
final class Figures {

    private static final String NARROW_SPACE = "\u202f";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.UK);

    private Figures() {}

    /**
     * A fact of the evidence: whole numbers in groups of three, other numbers with four digits, text as it is; what a
     * list or a table holds one after the other.
     */
    static String fact(@Nullable Object value) {
        if (value instanceof Integer || value instanceof Long) {
            return whole(((Number) value).longValue());
        }
        if (value instanceof Double number) {
            return measure(number);
        }
        if (value instanceof Collection<?> several) {
            return several.stream().map(Figures::fact).collect(Collectors.joining("; "));
        }
        if (value instanceof Map<?, ?> table) {
            return table.entrySet().stream()
                    .map(entry -> entry.getKey() + " " + fact(entry.getValue()))
                    .collect(Collectors.joining(", "));
        }
        return String.valueOf(value);
    }

    static String whole(long value) {
        String digits = String.valueOf(value).replace("-", "");
        StringBuilder grouped = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            int left = digits.length() - i;
            if (i > 0 && left % 3 == 0 && digits.length() > 4) {
                grouped.append(NARROW_SPACE);
            }
            grouped.append(digits.charAt(i));
        }
        return (value < 0 ? "−" : "") + grouped;
    }

    /** Up to four significant digits. */
    static String measure(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        String text = exponent < -4 || exponent > 9
                ? rounded.movePointLeft(exponent).toPlainString() + " × 10" + superscript(exponent)
                : rounded.toPlainString();
        return text.replace('-', '−');
    }

    private static String superscript(int exponent) {
        StringBuilder text = new StringBuilder();
        for (char c : String.valueOf(exponent).toCharArray()) {
            text.append(c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0'));
        }
        return text.toString();
    }

    static String duration(double seconds) {
        if (!(seconds >= 0)) {
            return "unknown";
        }
        if (seconds < 0.0005) {
            return "under 1 ms";
        }
        if (seconds < 0.9995) {
            return Math.round(seconds * 1000) + " ms";
        }
        if (seconds < 59.95) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        return whole / 60 + " min " + whole % 60 + " s";
    }

    /** A date in words; a text that is no date stands as it is. */
    static String date(String iso) {
        try {
            return OffsetDateTime.parse(iso)
                    .withOffsetSameInstant(ZoneOffset.UTC)
                    .format(DATE);
        } catch (DateTimeException e) {
            return iso;
        }
    }

    static String count(int number, String one, String several) {
        return (number == 0 ? "no" : whole(number)) + " " + (number == 1 ? one : several);
    }
}
