package io.lossproof.verify.claim;

import io.lossproof.numeric.precision.Accuracy;
import io.lossproof.verify.claim.Claim.UpTo;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * In which sense the sides of a claim are equal, as a claim file says it: {@code equal}, {@code scale}, {@code float(4
 * ulp)}.
 *
 * @param upTo what kind
 * @param accuracy of {@link UpTo#FLOAT} alone
 */
public record Sense(UpTo upTo, Optional<Accuracy> accuracy) {

    public static final Sense EQUAL = of(UpTo.EQUAL);

    public Sense {
        if ((upTo == UpTo.FLOAT) != accuracy.isPresent()) {
            throw new IllegalArgumentException(upTo + " and its accuracy " + accuracy + " do not go together");
        }
    }

    /** A sense that needs no accuracy. */
    public static Sense of(UpTo upTo) {
        return new Sense(upTo, Optional.empty());
    }

    public static Sense of(Accuracy accuracy) {
        return new Sense(UpTo.FLOAT, Optional.of(accuracy));
    }

    /**
     * The sense of this name in claim files.
     *
     * @throws IllegalArgumentException if it is none, with the names that are
     */
    public static Sense of(String text) {
        String name = text.strip().toLowerCase(Locale.ROOT);
        return Accuracy.of(name)
                .map(Sense::of)
                .or(() -> Arrays.stream(UpTo.values())
                        .filter(upTo -> upTo != UpTo.FLOAT && upTo.text().equals(name))
                        .findFirst()
                        .map(Sense::of))
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is none of " + names()));
    }

    private static String names() {
        return Arrays.stream(UpTo.values())
                        .filter(upTo -> upTo != UpTo.FLOAT)
                        .map(UpTo::text)
                        .collect(Collectors.joining(", "))
                + ", float(4 ulp), float32(4 ulp)";
    }

    /** Whether it speaks of parameters, which a claim then names. */
    public boolean needsParameters() {
        return upTo != UpTo.EQUAL && upTo != UpTo.FLOAT;
    }

    /** The name in claim files. */
    public String text() {
        return accuracy.map(Accuracy::toString).orElseGet(upTo::text);
    }
}
