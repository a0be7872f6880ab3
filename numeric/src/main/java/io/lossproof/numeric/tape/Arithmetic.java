package io.lossproof.numeric.tape;

import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Relation;
import java.util.List;

/** What the language means in one kind of numbers that are objects. */
interface Arithmetic<T> {

    boolean supports(Op op);

    T number(Rational value);

    T constant(Const value);

    /** What stands for no value. */
    T failure(Truth why);

    T apply(Op op, List<T> arguments);

    /** The values may be none. */
    T reduce(Reduce.Kind kind, List<T> values);

    /** {@code exp(logit) / Σ exp(z)} for each of the logits; z are not none. */
    List<T> softmax(List<T> logits, List<T> z);

    Truth compare(Relation relation, T left, T right);

    Truth isInteger(T value);

    /** The value as an integer, or {@link Machine#NO_INTEGER} or {@link Machine#NOT_DECIDED}. */
    long integer(T value);
}
