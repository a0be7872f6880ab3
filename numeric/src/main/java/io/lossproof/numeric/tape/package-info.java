/**
 * From formulas to values. {@link io.lossproof.numeric.tape.Tape} is the program of one or several formulas, with shared
 * parts computed once and indices of symbolic length kept as axes; the machines run it: {@link
 * io.lossproof.numeric.tape.DoubleMachine} in double precision, {@link io.lossproof.numeric.tape.FieldMachine} with
 * automatic differentiation, {@link io.lossproof.numeric.tape.BallMachine} with certified enclosures.
 *
 * <p>What one operator is worth in one arithmetic belongs here; where points come from and what values prove does not.
 */
@NullMarked
package io.lossproof.numeric.tape;

import org.jspecify.annotations.NullMarked;
