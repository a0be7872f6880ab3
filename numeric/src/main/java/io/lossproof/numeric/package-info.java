/**
 * What a formula is worth: kernels, certified values, derivatives, expectations and maximum likelihood.
 *
 * <p>Third-party numerics stay inside this module. A value here comes with its accuracy, but no verdict on any claim: that
 * is for {@code verify}.
 */
@NullMarked
package io.lossproof.numeric;

import org.jspecify.annotations.NullMarked;
