package io.lossproof.symbolic.limit;

import io.lossproof.symbolic.expr.Expr;

/** A coefficient that does not contain T, times a growth. */
record Term(Expr coefficient, Growth growth) {}
