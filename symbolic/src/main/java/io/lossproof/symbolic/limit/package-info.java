/**
 * Limits in one variable, carried out by expansion: a formula becomes a sum of terms of falling growth with exact
 * coefficients and a bound for the rest, and the first term decides. What is said is proved; side conditions, signs of
 * coefficients above all, are decided by {@code normal}. How a limit is written belongs to {@code expr} and {@code
 * syntax}, claims about it to the module verify.
 */
@NullMarked
package io.lossproof.symbolic.limit;

import org.jspecify.annotations.NullMarked;
