package io.lossproof.numeric.sample;

import io.lossproof.symbolic.expr.Cond;
import java.util.Optional;

/** Decides a given condition that rational arithmetic leaves open; empty where it cannot tell either. */
@FunctionalInterface
public interface Judge {

    Judge UNDECIDED = (condition, point) -> Optional.empty();

    Optional<Boolean> holds(Cond condition, Point point);
}
