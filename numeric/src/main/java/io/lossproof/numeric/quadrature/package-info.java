/**
 * Integrals of functions of one real variable, with an estimate of the error and a plain answer where it did not converge.
 * Which integral a claim needs is for {@code verify}; sums and certified integrals do not belong here.
 */
@NullMarked
package io.lossproof.numeric.quadrature;

import org.jspecify.annotations.NullMarked;
