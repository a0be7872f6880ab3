/**
 * Maximum likelihood as a problem with constraints, in symbols: minimise f subject to h = 0 and g <= 0, with the
 * Lagrangian f + λᵀh + μᵀg, μ >= 0, and the Karush-Kuhn-Tucker conditions that follow from it by differentiation, for
 * vectors of symbolic length too. Nothing here decides whether a condition holds, and nothing is solved by number.
 */
@NullMarked
package io.lossproof.symbolic.kkt;

import org.jspecify.annotations.NullMarked;
