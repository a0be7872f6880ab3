package io.lossproof.symbolic.family;

/** What a family or its loss has a value of; the names are those of commands and files. */
public enum Quantity {
    LOSS("loss", Shape.SCALAR),
    LOSS_WITHOUT_CONSTANTS("loss-without-constants", Shape.SCALAR),
    GRADIENT("gradient", Shape.VECTOR),
    HESSIAN("hessian", Shape.MATRIX),
    MEAN("mean", Shape.SCALAR),
    VARIANCE("variance", Shape.SCALAR),
    /** {@code H(p) = E_p[-log p]}. */
    ENTROPY("entropy", Shape.SCALAR),
    /** {@code H(p, q) = E_p[-log q]} of two members. */
    CROSS_ENTROPY("cross-entropy", Shape.SCALAR),
    /** {@code D(p || q) = E_p[log p - log q]} of two members. */
    KL_DIVERGENCE("kl-divergence", Shape.SCALAR),
    /** The gradient of the log-likelihood. */
    SCORE("score", Shape.VECTOR),
    /** The Hessian of the loss. */
    OBSERVED_INFORMATION("observed-information", Shape.MATRIX),
    /** The expectation of the observed information. */
    FISHER_INFORMATION("fisher-information", Shape.MATRIX);

    /** One number, one for each entry of the parameters, or one for each pair of them. */
    public enum Shape {
        SCALAR,
        VECTOR,
        MATRIX
    }

    private final String text;
    private final Shape shape;

    Quantity(String text, Shape shape) {
        this.text = text;
        this.shape = shape;
    }

    public String text() {
        return text;
    }

    public Shape shape() {
        return shape;
    }

    /** Whether it is of two members of the family. */
    public boolean isOfPair() {
        return this == CROSS_ENTROPY || this == KL_DIVERGENCE;
    }

    /** Whether it is measured in units of information, which the base of the logarithm gives. */
    public boolean hasUnit() {
        return this == LOSS || this == LOSS_WITHOUT_CONSTANTS || this == ENTROPY || isOfPair();
    }
}
