/**
 * Derivations as values: an ordered chain of equal formulas, each step with the rule that made it and the condition
 * under which the rule holds; and the rules. A step is a claim that is checked elsewhere: a rule here proposes.
 */
@NullMarked
package io.lossproof.symbolic.derivation;

import org.jspecify.annotations.NullMarked;
