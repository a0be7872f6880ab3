/**
 * How far a double is from the truth: distances in units in the last place, tolerances as values that print themselves, and
 * statistics of errors. What is compared with what, and what follows, is for {@code verify}.
 */
@NullMarked
package io.lossproof.numeric.precision;

import org.jspecify.annotations.NullMarked;
