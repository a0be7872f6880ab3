/**
 * Which values the variables of a formula may take: {@link io.lossproof.symbolic.domain.Domain} for one variable,
 * {@link io.lossproof.symbolic.domain.Scope} for all of them with the conditions that are given. Facts about signs that
 * follow from them are drawn in {@code normal}, points are chosen in the numeric module.
 */
@NullMarked
package io.lossproof.symbolic.domain;

import org.jspecify.annotations.NullMarked;
