package io.lossproof.symbolic.syntax;

import io.lossproof.symbolic.domain.Domain;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * The laws that an expectation may be taken under, as far as a reader of formulas must know them. The catalogue of
 * families provides them; it reads formulas itself, so that it is found as a service and not called by name.
 */
public interface Laws {

    /** The names of all families. */
    List<String> names();

    /** The domains of the parameters of a family in its first parametrisation, in order; empty for a name of none. */
    Optional<List<Domain>> parameters(String family);

    /** Those of the catalogue. */
    static Laws catalogue() {
        return Loaded.CATALOGUE;
    }

    /** Loaded when the first expectation is read. */
    final class Loaded {
        private static final Laws CATALOGUE = ServiceLoader.load(Laws.class, Laws.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the catalogue of families is not on the class path"));

        private Loaded() {}
    }
}
