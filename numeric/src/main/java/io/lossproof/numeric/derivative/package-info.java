/**
 * Derivatives without symbols: forward differentiation of a formula as it stands, as an independent route beside the
 * symbolic derivative. How formulas are run is in {@code tape}.
 */
@NullMarked
package io.lossproof.numeric.derivative;

import org.jspecify.annotations.NullMarked;
