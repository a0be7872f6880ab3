package io.lossproof.verify.route;

import io.lossproof.symbolic.calculus.Differentiation;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Relation;
import io.lossproof.symbolic.normal.SignTest;
import io.lossproof.symbolic.normal.ZeroTest;
import io.lossproof.verify.claim.Claim;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The nearest relation that does hold where a claim is refuted: what its author needs to know. */
final class Nearest {

    private Nearest() {}

    /**
     * In words, if one is proved: a sign, a factor, a missing derivative of a link, a constant; for an inequality the
     * weak one or the opposite one. For the accuracy of an evaluation another form, if one was found to have it.
     */
    static Optional<String> relation(Claim claim, long seed) {
        if (claim.upTo() == Claim.UpTo.FLOAT) {
            return new FloatingPoint().accurateForm(claim, seed);
        }
        if (claim.upTo() != Claim.UpTo.EQUAL || claim.integratedOver().isPresent()) {
            return Optional.empty();
        }
        return claim.relation() == Relation.EQUAL ? equality(claim) : inequality(claim);
    }

    private static Optional<String> inequality(Claim claim) {
        List<Relation> others = switch (claim.relation()) {
            case GREATER -> List.of(Relation.AT_LEAST, Relation.AT_MOST);
            case LESS -> List.of(Relation.AT_MOST, Relation.AT_LEAST);
            case AT_LEAST -> List.of(Relation.LESS, Relation.AT_MOST);
            case AT_MOST -> List.of(Relation.GREATER, Relation.AT_LEAST);
            case EQUAL, UNEQUAL -> List.of();
        };
        return others.stream()
                .filter(other -> SignTest.compare(claim.left(), other, claim.right(), claim.scope())
                        .isProved())
                .findFirst()
                .map(other -> "left " + other.symbol() + " right");
    }

    private static Optional<String> equality(Claim claim) {
        try {
            Expr left = Differentiation.carryOut(claim.left());
            Expr right = Differentiation.carryOut(claim.right());
            for (Map.Entry<String, Expr> factor : factors(claim).entrySet()) {
                Expr scaled = Expr.multiply(factor.getValue(), right);
                if (ZeroTest.equal(left, scaled, claim.scope()).isProved()
                        && !ZeroTest.zero(left, claim.scope()).isProved()) {
                    return Optional.of("left = " + factor.getKey());
                }
            }
            return ZeroTest.normalForm(Expr.subtract(left, right), claim.scope())
                    .filter(difference -> difference.freeNames().isEmpty() && !difference.equals(Num.ZERO))
                    .filter(difference -> ZeroTest.equal(left, Expr.add(right, difference), claim.scope())
                            .isProved())
                    .map(difference -> "left = right + " + difference + ", equal up to a constant");
        } catch (Differentiation.NoDerivativeException e) {
            return Optional.empty();
        }
    }

    private static Map<String, Expr> factors(Claim claim) {
        Map<String, Expr> factors = new LinkedHashMap<>();
        factors.put("-right", Expr.num(-1));
        factors.put("2*right", Expr.num(2));
        factors.put("right/2", Num.HALF);
        factors.put("-2*right", Expr.num(-2));
        factors.put("-right/2", Expr.num(Rational.of(-1, 2)));
        for (Map.Entry<String, Domain> variable : claim.scope().variables().entrySet()) {
            String name = variable.getKey();
            if (variable.getValue().vectorLength().isPresent()) {
                continue;
            }
            Expr symbol = Expr.symbol(name);
            factors.put(name + "*right", symbol);
            factors.put("right/" + name, Expr.divide(Num.ONE, symbol));
            if (variable.getValue().equals(Domain.REAL)) {
                Expr slope = Expr.multiply(Expr.apply(Op.SIGMOID, symbol), Expr.apply(Op.SIGMOID, Expr.negate(symbol)));
                factors.put("right*sigmoid(" + name + ")*(1 - sigmoid(" + name + "))", slope);
                factors.put("right/(sigmoid(" + name + ")*(1 - sigmoid(" + name + ")))", Expr.divide(Num.ONE, slope));
                factors.put("right*exp(" + name + ")", Expr.exp(symbol));
                factors.put("right*exp(-" + name + ")", Expr.exp(Expr.negate(symbol)));
            }
        }
        return factors;
    }
}
