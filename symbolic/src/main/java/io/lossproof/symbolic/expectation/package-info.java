/**
 * Expectations that stand in formulas, {@code E[x ~ gaussian(m, s)](f)}, carried out: finite sums, and integrals under a
 * Gaussian that have a closed form. What has none stays as it is. How expectations are written belongs to {@code expr} and
 * {@code syntax}, expectations of the catalogue's own losses to {@code information}, values by quadrature to the module
 * verify.
 */
@NullMarked
package io.lossproof.symbolic.expectation;

import org.jspecify.annotations.NullMarked;
