/** Tests of kernels. */
@NullMarked
package io.lossproof.numeric.kernel;

import org.jspecify.annotations.NullMarked;
