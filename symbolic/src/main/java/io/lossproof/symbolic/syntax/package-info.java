/**
 * How formulas are read and typeset: the parser of the language and the printers for TeX and MathML. Text form is
 * {@link io.lossproof.symbolic.expr.ExprText}, next to the tree whose inverse it is.
 */
@NullMarked
package io.lossproof.symbolic.syntax;

import org.jspecify.annotations.NullMarked;
