package io.lossproof.numeric.precision;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How accurate the evaluation of a formula in a binary format is claimed to be; as text {@code float(4 ulp)} for doubles
 * and {@code float32(4 ulp)} for floats. A name alone means {@code 4 ulp}.
 *
 * @param format in which the formula is evaluated
 * @param ulps how many units in the last place of the exact value the result may be off; positive
 */
public record Accuracy(Format format, double ulps) {

    private static final double USUAL = 4;
    private static final Pattern TEXT =
            Pattern.compile("(float|float32)\\s*(?:\\(\\s*([^\\s()]+?)\\s*(ulps?)?\\s*\\))?");

    public Accuracy {
        if (!(ulps > 0) || Double.isInfinite(ulps)) {
            throw new IllegalArgumentException("ulps = " + ulps + " is outside (0, infinity), the accuracies");
        }
    }

    /**
     * Reads {@code float(4 ulp)}; nothing if the text speaks of no format.
     *
     * @throws IllegalArgumentException if it names a format but no positive number of ulps
     */
    public static Optional<Accuracy> of(String text) {
        if (!text.startsWith("float")) {
            return Optional.empty();
        }
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches() || matcher.group(2) != null && matcher.group(3) == null) {
            throw new IllegalArgumentException("'" + text
                    + "' is not an accuracy; write float(4 ulp) or float32(4 ulp), with any positive number");
        }
        Format format = matcher.group(1).equals("float") ? Format.BINARY64 : Format.BINARY32;
        return Optional.of(new Accuracy(format, matcher.group(2) == null ? USUAL : number(matcher.group(2), text)));
    }

    private static double number(String digits, String text) {
        if (digits.matches("(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?")) {
            double ulps = Double.parseDouble(digits);
            if (ulps > 0 && ulps < Double.POSITIVE_INFINITY) {
                return ulps;
            }
        }
        throw new IllegalArgumentException("'" + digits + "' in '" + text + "' is not a positive number of ulps");
    }

    /** The error that is allowed, {@code 4 ulp}. */
    public Tolerance tolerance() {
        return Tolerance.ulps(ulps);
    }

    @Override
    public String toString() {
        return format.relation() + "(" + tolerance() + ")";
    }
}
