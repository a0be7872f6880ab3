package io.lossproof.verify.selftest;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.syntax.Parser;
import java.util.Set;

/** The variables of the random statements. */
final class Vocabulary {

    static final Scope SCOPE =
            Parser.scope("x: real, y: real, z: real, s: positive, t: positive, p: unit, r: unit, n: natural,"
                    + " b: {0, 1}, v: vector(K), w: vector(K), q: simplex(K), u: simplex(3), a: vector(3)");

    static final Set<String> POSITIVE = Set.of("s", "t", "K");
    static final Set<String> UNIT = Set.of("p", "r");
    static final Set<String> SIMPLICES = Set.of("q", "u");

    private Vocabulary() {}
}
