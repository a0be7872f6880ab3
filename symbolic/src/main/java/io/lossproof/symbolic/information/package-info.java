/**
 * Expectations under the members of a family, and what is made of them: entropy, cross-entropy and KL divergence; score,
 * observed and Fisher information. Each is a definition with a derived closed form. That the two agree is checked
 * elsewhere; what a loss and its derivatives are is said in {@code loss}.
 */
@NullMarked
package io.lossproof.symbolic.information;

import org.jspecify.annotations.NullMarked;
