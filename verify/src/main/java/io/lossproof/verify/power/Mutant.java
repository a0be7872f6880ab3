package io.lossproof.verify.power;

import io.lossproof.symbolic.expr.Expr;

/**
 * A formula with one mistake.
 *
 * @param mutator the name of the mistake
 * @param formula with it
 */
public record Mutant(String mutator, Expr formula) {}
