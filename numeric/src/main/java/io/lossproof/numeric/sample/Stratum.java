package io.lossproof.numeric.sample;

/** How a point was chosen. Each stratum finds errors that the others miss. */
public enum Stratum {
    /** Doubles drawn evenly by their ordinal, over the whole range of exponents; entries of a simplex likewise. */
    ORDINALS("ordinals of doubles", 25),
    /** Magnitudes from 1e-4 to 1e4 evenly by exponent, both signs; in a bounded interval, distances to either end. */
    LOG_UNIFORM("log-uniform magnitudes", 40),
    /** Evenly within an interval of moderate size. */
    MODERATE("moderate values", 20),
    /** Ends of the domain and their neighbours, 0, 1, 1/2, small integers, extremes of the double format. */
    SPECIAL("special values", 5),
    /** On, beside and visibly off the points where a formula changes its case or stops being defined. */
    BREAKPOINT("breakpoints", 6),
    /** Two variables, vectors or entries with the same value; two variables with an integer sum. */
    TIE("ties", 4),
    /** All points of a finite scope. */
    ENUMERATED("enumerated", 0);

    private final String text;
    private final int percent;

    Stratum(String text, int percent) {
        this.text = text;
        this.percent = percent;
    }

    /** The share of a sample, before breakpoints claim more and strata without anything to draw give theirs up. */
    int percent() {
        return percent;
    }

    /** Whether the values are chosen one by one and not drawn. */
    public boolean isStructured() {
        return percent < 20;
    }

    @Override
    public String toString() {
        return text;
    }
}
