package io.lossproof.numeric.tape;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Derivative;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expectation;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Limit;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Piecewise;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Softmax;
import io.lossproof.symbolic.expr.Sym;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Turns formulas into instructions. While a formula is walked its indices have names; an instruction numbers them in the
 * order in which its operands use them. So formulas that differ in the names, the nesting or the order of their indices
 * meet in one instruction.
 */
final class TapeCompiler implements Expr.Visitor<TapeCompiler.View> {

    /** A slot with a name for each of its axes. */
    record View(int slot, List<Sym> axes) {
        View renamed(Sym from, Sym to) {
            return new View(
                    slot,
                    axes.stream().map(axis -> axis.equals(from) ? to : axis).toList());
        }
    }

    private final Scope scope;
    private final Map<Instruction, Integer> slots = new LinkedHashMap<>();
    private final Map<Range, Integer> ranges = new LinkedHashMap<>();
    private final Map<Sym, Integer> axisRanges = new HashMap<>();
    private final Map<Expr, View> known = new HashMap<>();

    TapeCompiler(Scope scope) {
        this.scope = scope;
    }

    List<Instruction> instructions() {
        return List.copyOf(slots.keySet());
    }

    List<Range> ranges() {
        return List.copyOf(ranges.keySet());
    }

    Tape.Result output(Output output) {
        Expr formula = output.formula();
        List<Sym> axes = new ArrayList<>();
        for (int i = 0; i < output.axes().size(); i++) {
            Sym axis = newAxis(range(Num.ONE, output.lengths().get(i)));
            formula = formula.substitute(output.axes().get(i), axis);
            axes.add(axis);
        }
        View value = compile(formula);
        return new Tape.Result(
                operand(value, axes), axes.stream().map(axisRanges::get).toList());
    }

    private View compile(Expr expr) {
        View view = known.get(expr);
        if (view == null) {
            view = expr.accept(this);
            known.put(expr, view);
        }
        return view;
    }

    // ---- leaves ---------------------------------------------------------------------------------------------------

    @Override
    public View num(Num num) {
        return leaf(new Instruction.Literal(num.value()));
    }

    @Override
    public View constant(Const constant) {
        if (constant.equals(Const.INFINITY)) {
            throw new IllegalArgumentException("inf is not a number: it may end a domain, but has no value");
        }
        return leaf(new Instruction.Named(constant));
    }

    @Override
    public View symbol(Sym symbol) {
        Integer range = axisRanges.get(symbol);
        if (range != null) {
            return new View(slot(new Instruction.Index(range)), List.of(symbol));
        }
        if (scope.isVector(symbol.name())) {
            throw new IllegalArgumentException(symbol + " is a vector where a number is needed");
        }
        if (scope.domain(symbol.name()).isEmpty()) {
            throw new IllegalArgumentException(symbol + " is neither declared nor an index; declared are "
                    + scope.variables().keySet());
        }
        return leaf(new Instruction.Scalar(symbol.name()));
    }

    @Override
    public View entry(Entry entry) {
        Expr length = scope.vectorLength(entry.vector())
                .orElseThrow(() -> new IllegalArgumentException(
                        entry.vector() + " in " + entry + " is not declared as a vector; declared are " + scope));
        int range = range(Num.ONE, length);
        Sym axis = newAxis(range);
        View vector = new View(slot(new Instruction.Vector(entry.vector(), range)), List.of(axis));
        return at(vector, axis, entry.index());
    }

    private View leaf(Instruction instruction) {
        return new View(slot(instruction), List.of());
    }

    // ---- operators ------------------------------------------------------------------------------------------------

    @Override
    public View apply(Apply apply) {
        List<View> arguments =
                new ArrayList<>(apply.arguments().stream().map(this::compile).toList());
        boolean commutes = apply.op() == Op.ADD || apply.op() == Op.MULTIPLY;
        if (commutes
                && arguments.size() == 2
                && arguments.get(0).slot() > arguments.get(1).slot()) {
            arguments.add(arguments.remove(0)); // both orders round to the same value
        }
        return emit(arguments, (operands, axes) -> new Instruction.Apply(apply.op(), operands, axes));
    }

    @Override
    public View piecewise(Piecewise piecewise) {
        List<View> parts = new ArrayList<>();
        List<Instruction.Branch> branches = new ArrayList<>();
        for (Piecewise.Case c : piecewise.cases()) {
            Condition when = condition(c.when(), parts);
            branches.add(new Instruction.Branch(when, position(c.value(), parts)));
        }
        parts.add(compile(piecewise.otherwise()));
        return emit(parts, (operands, axes) -> new Instruction.Select(List.copyOf(branches), operands, axes));
    }

    private int position(Expr expr, List<View> parts) {
        parts.add(compile(expr));
        return parts.size() - 1;
    }

    private Condition condition(Cond cond, List<View> parts) {
        if (cond instanceof Cond.Compare compare) {
            return new Condition.Compare(
                    compare.relation(), position(compare.left(), parts), position(compare.right(), parts));
        }
        if (cond instanceof Cond.IsInteger integer) {
            return new Condition.IsInteger(position(integer.value(), parts), integer.holds());
        }
        if (cond instanceof Cond.And and) {
            return new Condition.All(
                    and.parts().stream().map(part -> condition(part, parts)).toList());
        }
        if (cond instanceof Cond.Or or) {
            return new Condition.Any(
                    or.parts().stream().map(part -> condition(part, parts)).toList());
        }
        return new Condition.Always(((Cond.Constant) cond).value());
    }

    @Override
    public View derivative(Derivative derivative) {
        throw new IllegalArgumentException(derivative + " is a derivative not yet carried out; it has no value here");
    }

    @Override
    public View limit(Limit limit) {
        throw new IllegalArgumentException(limit + " is a limit not yet carried out; it has no value here");
    }

    @Override
    public View expectation(Expectation expectation) {
        throw new IllegalArgumentException(
                expectation + " is an expectation not yet carried out; it has no value here");
    }

    // ---- indices --------------------------------------------------------------------------------------------------

    @Override
    public View reduce(Reduce reduce) {
        int range = range(reduce.lower(), reduce.upper());
        Sym axis = newAxis(range);
        View body = compile(reduce.bodyAt(axis));
        return emitReducing(
                List.of(body),
                axis,
                (operands, axes) -> new Instruction.Reduction(reduce.kind(), range, operands, axes));
    }

    /**
     * All entries at once where the index surely is one of the range, so that they are shared; one entry by itself where
     * it may lie outside, since the definition gives that a value too.
     */
    @Override
    public View softmax(Softmax softmax) {
        Reduce over = softmax.logNormaliser();
        int range = range(over.lower(), over.upper());
        Sym axis = newAxis(range);
        Expr logit = over.bodyAt(axis);
        View body = compile(logit);
        if (isAxis(softmax.at(), range) || isUndefinedOutside(logit, axis, over)) {
            Set<Sym> distinct = new LinkedHashSet<>(body.axes());
            distinct.remove(axis);
            List<Sym> axes = new ArrayList<>(distinct);
            axes.add(axis);
            int slot = slot(new Instruction.SoftmaxVector(List.of(operand(body, axes)), rangesOf(axes)));
            return at(new View(slot, axes), axis, softmax.at());
        }
        return emitReducing(
                List.of(compile(softmax.logit()), body),
                axis,
                (operands, axes) -> new Instruction.SoftmaxEntry(range, operands, axes));
    }

    private boolean isAxis(Expr index, int range) {
        return index instanceof Sym symbol && Integer.valueOf(range).equals(axisRanges.get(symbol));
    }

    /** Whether the logit reads an entry of a vector at its very index, and the range is that of the whole vector. */
    private boolean isUndefinedOutside(Expr logit, Sym axis, Reduce over) {
        if (logit instanceof Entry entry) {
            return entry.index().equals(axis)
                    && over.lower().equals(Num.ONE)
                    && scope.vectorLength(entry.vector())
                            .filter(over.upper()::equals)
                            .isPresent();
        }
        return logit instanceof Apply apply
                && apply.arguments().stream().anyMatch(part -> isUndefinedOutside(part, axis, over));
    }

    /** The values along an axis at an index: another name for the axis, or a gather. */
    private View at(View source, Sym axis, Expr index) {
        int range = axisRange(axis);
        if (isAxis(index, range)) {
            return source.renamed(axis, (Sym) index);
        }
        View position = compile(index);
        Set<Sym> axes = new LinkedHashSet<>(source.axes());
        axes.remove(axis);
        axes.addAll(position.axes());
        List<Sym> loops = List.copyOf(axes);
        List<Operand> operands = List.of(operand(source, loops), operand(position, loops));
        return new View(slot(new Instruction.Gather(range, operands, rangesOf(loops))), loops);
    }

    private int range(Expr lower, Expr upper) {
        Range range = new Range(end(lower), end(upper));
        return ranges.computeIfAbsent(range, r -> ranges.size());
    }

    private int end(Expr end) {
        if (end.contains(Const.INFINITY::equals)) {
            throw new IllegalArgumentException("the end " + end + " of a range is infinite; a tape sums finite ranges");
        }
        View view = compile(end);
        if (!view.axes().isEmpty()) {
            throw new IllegalArgumentException(
                    "the end " + end + " of a range depends on another index; a tape needs ranges of fixed length");
        }
        return view.slot();
    }

    private Sym newAxis(int range) {
        Sym axis = Expr.freshIndex();
        axisRanges.put(axis, range);
        return axis;
    }

    // ---- instructions ---------------------------------------------------------------------------------------------

    private View emit(List<View> parts, BiFunction<List<Operand>, List<Integer>, Instruction> instruction) {
        Set<Sym> axes = new LinkedHashSet<>();
        parts.forEach(part -> axes.addAll(part.axes()));
        return emit(parts, List.copyOf(axes), List.copyOf(axes), instruction);
    }

    private View emitReducing(
            List<View> parts, Sym reduced, BiFunction<List<Operand>, List<Integer>, Instruction> instruction) {
        Set<Sym> axes = new LinkedHashSet<>();
        parts.forEach(part -> axes.addAll(part.axes()));
        axes.remove(reduced);
        List<Sym> loops = new ArrayList<>(axes);
        loops.add(reduced);
        return emit(parts, List.copyOf(axes), loops, instruction);
    }

    private View emit(
            List<View> parts,
            List<Sym> axes,
            List<Sym> loops,
            BiFunction<List<Operand>, List<Integer>, Instruction> instruction) {
        List<Operand> operands =
                parts.stream().map(part -> operand(part, loops)).toList();
        return new View(slot(instruction.apply(operands, rangesOf(axes))), axes);
    }

    private static Operand operand(View view, List<Sym> loops) {
        // an axis that no loop runs along is the one that a gather picks from: indexOf gives PICKED
        return new Operand(view.slot(), view.axes().stream().map(loops::indexOf).toList());
    }

    private List<Integer> rangesOf(List<Sym> axes) {
        return axes.stream().map(this::axisRange).toList();
    }

    private int axisRange(Sym axis) {
        Integer range = axisRanges.get(axis);
        if (range == null) {
            throw new IllegalStateException(axis + " is not an axis");
        }
        return range;
    }

    private int slot(Instruction instruction) {
        Integer slot = slots.putIfAbsent(instruction, slots.size());
        return slot == null ? slots.size() - 1 : slot;
    }
}
