/**
 * The zero test: whether two formulas are equal on a whole domain, decided by a normal form and never by sampling.
 *
 * <p>A formula becomes a quotient of polynomials with exact coefficients over atoms: variables, {@code e^u}, logarithms
 * of absolute values, indexed sums, and opaque functions. If the numerator of a difference cancels to the zero
 * polynomial, the formulas are equal wherever both are defined, whether or not the atoms are independent. That the
 * right side is defined wherever the left side is, is proved beside it. A "no" means "not proved".
 */
@NullMarked
package io.lossproof.symbolic.normal;

import org.jspecify.annotations.NullMarked;
