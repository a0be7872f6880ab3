package io.lossproof.symbolic.derivation;

import io.lossproof.symbolic.expr.Expr;

/**
 * One step of a derivation: {@code from == to}.
 *
 * @param rule its name in words
 * @param condition under which it holds, as text; empty if none
 * @param from the form before
 * @param to the form after
 */
public record Step(String rule, String condition, Expr from, Expr to) {}
