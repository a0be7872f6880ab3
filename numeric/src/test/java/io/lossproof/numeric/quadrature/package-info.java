/** Tests of integrals. */
@NullMarked
package io.lossproof.numeric.quadrature;

import org.jspecify.annotations.NullMarked;
