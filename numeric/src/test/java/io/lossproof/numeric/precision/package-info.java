/** Tests of ulps, tolerances and statistics. */
@NullMarked
package io.lossproof.numeric.precision;

import org.jspecify.annotations.NullMarked;
