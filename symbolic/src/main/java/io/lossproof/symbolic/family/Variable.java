package io.lossproof.symbolic.family;

import io.lossproof.symbolic.domain.Domain;

/** A parameter or an observation: its name in formulas, its domain, what it means. */
public record Variable(String name, Domain domain, String meaning) {

    public boolean isVector() {
        return domain.vectorLength().isPresent();
    }
}
