/**
 * What a formula is: expressions, families, links, losses, derivations, stable forms and printers.
 *
 * <p>Numbers are exact here. Nothing in this module evaluates in floating point, samples, or judges; that begins in
 * {@code numeric} and {@code verify}. The algebra system stays behind {@code io.lossproof.symbolic.cas}.
 */
@NullMarked
package io.lossproof.symbolic;

import org.jspecify.annotations.NullMarked;
