/**
 * The power of the verification, measured: true claims are changed a little in many ways, and the share of these mutants
 * that the judge refutes is its power on the claim. What belongs here is the making of mutants ({@link Mutator},
 * {@link Mutators}, {@link Mutation}), which knows nothing of the catalogue, and their judgement ({@link Power}).
 */
@NullMarked
package io.lossproof.verify.power;

import org.jspecify.annotations.NullMarked;
