package io.lossproof.verify.power;

import java.util.List;
import java.util.stream.Stream;

/** The catalogue of mutators. */
public final class Mutators {

    /** To be raised with every change of the catalogue that changes the mutants of some formula. */
    public static final int VERSION = 1;

    private static final List<Mutator> ALL = Stream.of(
                    ArithmeticMutators.all(), ConstantMutators.all(), FunctionMutators.all(), StructureMutators.all())
            .flatMap(List::stream)
            .toList();

    private Mutators() {}

    public static List<Mutator> all() {
        return ALL;
    }
}
