/**
 * What a formula is: the sealed tree {@link io.lossproof.symbolic.expr.Expr}, its exact numbers, its operators and its
 * conditions. Trees are kept as they were written; nothing here simplifies. Depends on nothing else of the project.
 *
 * <p>Not here: which values a variable may take ({@code domain}), how a formula is read and printed ({@code syntax}),
 * and every transformation of formulas ({@code calculus}, {@code normal}, {@code derivation}).
 */
@NullMarked
package io.lossproof.symbolic.expr;

import org.jspecify.annotations.NullMarked;
