/**
 * Kernels: the evaluators of one loss with its derivatives, in doubles and in certified arithmetic. What is evaluated is
 * derived in the symbolic module, how it is run is in {@code tape}.
 */
@NullMarked
package io.lossproof.numeric.kernel;

import org.jspecify.annotations.NullMarked;
