/**
 * How probable it is that counts deviate so far from what a law says. Not here: drawing them, and what follows for a claim.
 */
@NullMarked
package io.lossproof.numeric.statistics;

import org.jspecify.annotations.NullMarked;
