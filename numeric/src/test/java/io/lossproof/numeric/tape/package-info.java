/** Tests of tapes and machines. */
@NullMarked
package io.lossproof.numeric.tape;

import org.jspecify.annotations.NullMarked;
