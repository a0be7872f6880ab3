/**
 * Transformations of formulas that hold by the rules of calculus: derivatives, also in entries of vectors of symbolic
 * length, writing sums over a fixed length out, and the arrangement of results as people write them. What is done here
 * is checked by claims elsewhere; nothing here decides whether two formulas are equal.
 */
@NullMarked
package io.lossproof.symbolic.calculus;

import org.jspecify.annotations.NullMarked;
