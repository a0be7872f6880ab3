package io.lossproof.verify.selftest;

import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Softmax;
import io.lossproof.symbolic.expr.Sym;
import io.lossproof.verify.selftest.Sorts.Sort;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Identities of sums over indices, which a pattern does not express. All keep what has a value, both ways. */
final class IndexRewritings {

    private static final Expr LENGTH = Expr.symbol("K");

    private IndexRewritings() {}

    /** One of them, drawn at random; empty if it does not match. */
    static Optional<Expr> apply(Expr formula, Sorts known, Random random) {
        if (formula.equals(Num.ONE)) {
            return Optional.of(one(random));
        }
        if (formula instanceof Softmax softmax) {
            return Optional.of(
                    random.nextBoolean()
                            ? Expr.exp(Expr.subtract(softmax.logit(), softmax.logNormaliser()))
                            : Expr.divide(Expr.exp(softmax.logit()), exponentials(softmax.logNormaliser(), Num.ZERO)));
        }
        if (!(formula instanceof Reduce reduce)) {
            return Optional.empty();
        }
        return switch (reduce.kind()) {
            case SUM -> sum(reduce, random);
            case LOG_SUM_EXP -> Optional.of(logSumExp(reduce, random));
            case PRODUCT, MAXIMUM -> Optional.of(reversed(reduce));
        };
    }

    private static Expr one(Random random) {
        Sym index = Expr.freshIndex();
        Expr term = random.nextBoolean()
                ? Entry.of("q", index)
                : Softmax.of(Reduce.over(Reduce.Kind.LOG_SUM_EXP, index, Num.ONE, LENGTH, Entry.of("v", index)), index);
        return Reduce.sum(index, Num.ONE, LENGTH, term);
    }

    private static Optional<Expr> sum(Reduce sum, Random random) {
        Sym index = Expr.freshIndex();
        Expr body = sum.bodyAt(index);
        return switch (random.nextInt(5)) {
            case 0 -> Optional.of(reversed(sum));
            case 1 ->
                Optional.of(Expr.add(
                                sum.bodyAt(sum.lower()),
                                Reduce.sum(index, Expr.add(sum.lower(), Num.ONE), sum.upper(), body)))
                        .filter(split -> isOfAll(sum));
            case 2 -> termwise(sum, body, index);
            case 3 -> factored(sum, body, index);
            default -> isOfAll(sum) ? Optional.of(withAnother(sum, body, index, random)) : Optional.empty();
        };
    }

    private static boolean isOfAll(Reduce sum) {
        return sum.lower().equals(Num.ONE)
                && (sum.upper().equals(LENGTH) || sum.upper().equals(Expr.num(3)));
    }

    private static Expr reversed(Reduce reduce) {
        Sym index = Expr.freshIndex();
        Expr mirrored = Expr.add(reduce.upper(), reduce.lower(), Expr.negate(index));
        return Reduce.over(reduce.kind(), index, reduce.lower(), reduce.upper(), reduce.bodyAt(mirrored));
    }

    /** The sum of sums is the sum of the sums of their terms. */
    private static Optional<Expr> termwise(Reduce sum, Expr body, Sym index) {
        return body instanceof Apply terms && terms.op() == Op.ADD
                ? Optional.of(Expr.add(terms.arguments().stream()
                        .map(term -> (Expr) Reduce.sum(index, sum.lower(), sum.upper(), term))
                        .toArray(Expr[]::new)))
                : Optional.empty();
    }

    /** What is free of the index stands before the sum; such sums are not empty here. */
    private static Optional<Expr> factored(Reduce sum, Expr body, Sym index) {
        if (!isOfAll(sum) || !(body instanceof Apply product) || product.op() != Op.MULTIPLY) {
            return Optional.empty();
        }
        List<Expr> factors = product.arguments();
        return IntStream.range(0, factors.size())
                .filter(i -> factors.get(i).isFreeOf(index.name()))
                .boxed()
                .findFirst()
                .map(i -> {
                    List<Expr> rest = IntStream.range(0, factors.size())
                            .filter(j -> j != i)
                            .mapToObj(factors::get)
                            .toList();
                    Expr inner = rest.size() == 1 ? rest.get(0) : Apply.of(Op.MULTIPLY, rest);
                    return Expr.multiply(factors.get(i), Reduce.sum(index, sum.lower(), sum.upper(), inner));
                });
    }

    /** The sum of f is the sum of f + g less the sum of g. */
    private static Expr withAnother(Reduce sum, Expr body, Sym index, Random random) {
        Expr other = sum.upper().equals(LENGTH)
                ? new RandomFormulas(random).inSum(Sort.TOTAL, 1, index)
                : Expr.multiply(index, Expr.symbol("x"));
        return Expr.subtract(
                Reduce.sum(index, sum.lower(), sum.upper(), Expr.add(body, other)),
                Reduce.sum(index, sum.lower(), sum.upper(), other));
    }

    private static Expr logSumExp(Reduce reduce, Random random) {
        if (random.nextInt(3) == 0) {
            return Expr.log(exponentials(reduce, Num.ZERO));
        }
        if (random.nextBoolean()) {
            return reversed(reduce);
        }
        Expr shift = new RandomFormulas(random).of(Sort.TOTAL, 1);
        return Expr.add(shift, Expr.log(exponentials(reduce, shift)));
    }

    private static Expr exponentials(Reduce reduce, Expr shift) {
        Sym index = Expr.freshIndex();
        Expr body = reduce.bodyAt(index);
        Expr shifted = shift.equals(Num.ZERO) ? body : Expr.subtract(body, shift);
        return Reduce.sum(index, reduce.lower(), reduce.upper(), Expr.exp(shifted));
    }
}
