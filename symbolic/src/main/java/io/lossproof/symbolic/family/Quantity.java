package io.lossproof.symbolic.family;

/** What a family or its loss has a value of; the names are those of commands and files. */
public enum Quantity {
    LOSS("loss"),
    LOSS_WITHOUT_CONSTANTS("loss-without-constants"),
    GRADIENT("gradient"),
    HESSIAN("hessian"),
    MEAN("mean"),
    VARIANCE("variance");

    private final String text;

    Quantity(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
