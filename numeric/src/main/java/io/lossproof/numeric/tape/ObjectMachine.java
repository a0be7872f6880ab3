package io.lossproof.numeric.tape;

import io.lossproof.symbolic.OutOfTimeException;
import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Relation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Runs a tape with numbers that are objects, one operator at a time. */
abstract class ObjectMachine<T> extends Machine<List<T>> {

    private final Arithmetic<T> arithmetic;
    private final T zero;

    ObjectMachine(Tape tape, Arithmetic<T> arithmetic) {
        super(tape);
        this.arithmetic = arithmetic;
        this.zero = arithmetic.number(Rational.ZERO);
    }

    /** The values of all outputs at a point, each with its last axis fastest. */
    final List<List<T>> valuesAt(Inputs<T> point) {
        OutOfTimeException.check();
        Memory<List<T>> memory = new Memory<>(this);
        run(memory, point);
        List<List<T>> results = new ArrayList<>();
        for (int output = 0; output < tape().outputs(); output++) {
            results.add(Collections.unmodifiableList(result(memory, output)));
        }
        return Collections.unmodifiableList(results);
    }

    /** Puts a point into memory and runs the tape. */
    final void run(Memory<List<T>> memory, Inputs<T> point) {
        point.scalars().forEach((name, value) -> {
            int slot = memory.scalarSlot(name);
            if (slot >= 0) {
                memory.slot(slot).set(0, value);
            }
        });
        point.vectors().forEach((name, values) -> {
            int slot = memory.vectorSlot(name, values.size());
            for (int i = 0; slot >= 0 && i < values.size(); i++) {
                memory.slot(slot).set(i, values.get(i));
            }
        });
        run(memory);
    }

    @Override
    public final boolean supports(Op op) {
        return arithmetic.supports(op);
    }

    @Override
    final List<T> allocate(int size) {
        return new ArrayList<>(Collections.nCopies(size, zero));
    }

    @Override
    final void number(List<T> out, Rational value) {
        out.set(0, arithmetic.number(value));
    }

    @Override
    final void constant(List<T> out, Const value) {
        out.set(0, arithmetic.constant(value));
    }

    @Override
    final void integer(List<T> out, int at, long value) {
        out.set(at, arithmetic.number(Rational.of(value)));
    }

    @Override
    final long integerAt(List<T> in, int at) {
        return arithmetic.integer(in.get(at));
    }

    @Override
    final Truth compare(Relation relation, List<T> left, int i, List<T> right, int j) {
        return arithmetic.compare(relation, left.get(i), right.get(j));
    }

    @Override
    final Truth isInteger(List<T> in, int at) {
        return arithmetic.isInteger(in.get(at));
    }

    @Override
    final void copy(List<T> from, int i, List<T> to, int j) {
        to.set(j, from.get(i));
    }

    @Override
    final void fail(List<T> out, int at, Truth why) {
        out.set(at, arithmetic.failure(why));
    }

    @Override
    final void apply(Op op, Row<List<T>> row) {
        for (int i = 0; i < row.count; i++) {
            List<T> arguments = new ArrayList<>(row.in.size());
            for (int k = 0; k < row.in.size(); k++) {
                arguments.add(row.in.get(k).get(row.index(k, i)));
            }
            row.out.set(row.outAt + i, arithmetic.apply(op, arguments));
        }
    }

    @Override
    final void reduce(Reduce.Kind kind, Row<List<T>> row) {
        row.out.set(row.outAt, arithmetic.reduce(kind, values(row, 0)));
    }

    @Override
    final void softmax(Row<List<T>> row) {
        if (row.count > 0) {
            List<T> z = values(row, 0);
            List<T> entries = arithmetic.softmax(z, z);
            for (int i = 0; i < row.count; i++) {
                row.out.set(row.outAt + i, entries.get(i));
            }
        }
    }

    @Override
    final void softmaxEntry(Row<List<T>> row) {
        List<T> logit = List.of(row.in.get(0).get(row.at[0]));
        row.out.set(
                row.outAt,
                row.count == 0
                        ? arithmetic.failure(Truth.UNDEFINED)
                        : arithmetic.softmax(logit, values(row, 1)).get(0));
    }

    private List<T> values(Row<List<T>> row, int operand) {
        List<T> values = new ArrayList<>(row.count);
        for (int i = 0; i < row.count; i++) {
            values.add(row.in.get(operand).get(row.index(operand, i)));
        }
        return values;
    }
}
