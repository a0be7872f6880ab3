/**
 * Where a claim is tried out: exact points in the domain of a formula ({@link
 * io.lossproof.numeric.sample.PointSampler}), in strata that are counted, and the simplest point that still refutes a
 * claim ({@link io.lossproof.numeric.sample.Shrinker}).
 *
 * <p>A point is an assignment of rationals, never of rounded numbers. Not here: the value of a formula at a point, and
 * whether so many points are enough. The small evaluator of this package only solves for breakpoints and decides given
 * conditions.
 */
@NullMarked
package io.lossproof.numeric.sample;

import org.jspecify.annotations.NullMarked;
