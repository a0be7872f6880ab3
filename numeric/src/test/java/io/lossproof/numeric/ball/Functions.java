package io.lossproof.numeric.ball;

import java.math.BigInteger;
import java.util.List;

/** The functions under test, each with the plainest formula for its value in the syntax of mpmath. */
final class Functions {
    /** A function of one or two balls. */
    record Function(String name, int arity, Operation operation, String plainFormula) {
        Ball at(List<Ball> arguments, int bits) {
            return operation.apply(arguments.get(0), arguments.get(arguments.size() - 1), bits);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** The second argument of a function of one is to be ignored. */
    interface Operation {
        Ball apply(Ball x, Ball y, int bits);
    }

    static final List<Function> ALL = List.of(
            unary("neg", (x, y, bits) -> x.neg(), "-x"),
            unary("abs", (x, y, bits) -> x.abs(bits), "abs(x)"),
            unary("sign", (x, y, bits) -> x.sign(), "sign(x)"),
            unary("floor", (x, y, bits) -> x.floor(bits), "floor(x)"),
            unary("relu", (x, y, bits) -> x.relu(bits), "max(x, 0)"),
            unary("sqrt", (x, y, bits) -> x.sqrt(bits), "sqrt(x)"),
            unary("exp", (x, y, bits) -> x.exp(bits), "exp(x)"),
            unary("expm1", (x, y, bits) -> x.expm1(bits), "exp(x) - 1"),
            unary("log", (x, y, bits) -> x.log(bits), "log(x)"),
            unary("log1p", (x, y, bits) -> x.log1p(bits), "log(1 + x)"),
            unary("log2", (x, y, bits) -> x.log2(bits), "log(x)/log(mpf(2))"),
            unary("log10", (x, y, bits) -> x.log10(bits), "log(x)/log(mpf(10))"),
            unary("sin", (x, y, bits) -> x.sin(bits), "sin(x)"),
            unary("cos", (x, y, bits) -> x.cos(bits), "cos(x)"),
            unary("tan", (x, y, bits) -> x.tan(bits), "tan(x)"),
            unary("arctan", (x, y, bits) -> x.arctan(bits), "atan(x)"),
            unary("sinh", (x, y, bits) -> x.sinh(bits), "(exp(x) - exp(-x))/2"),
            unary("cosh", (x, y, bits) -> x.cosh(bits), "(exp(x) + exp(-x))/2"),
            unary("tanh", (x, y, bits) -> x.tanh(bits), "(exp(x) - exp(-x))/(exp(x) + exp(-x))"),
            unary("arctanh", (x, y, bits) -> x.arctanh(bits), "log((1 + x)/(1 - x))/2"),
            unary("sigmoid", (x, y, bits) -> x.sigmoid(bits), "1/(1 + exp(-x))"),
            unary("logit", (x, y, bits) -> x.logit(bits), "log(x/(1 - x))"),
            unary("softplus", (x, y, bits) -> x.softplus(bits), "log(1 + exp(x))"),
            unary("log1mexp", (x, y, bits) -> x.log1mexp(bits), "log(1 - exp(x))"),
            unary("square", (x, y, bits) -> x.pow(2, bits), "x*x"),
            unary("cube", (x, y, bits) -> x.pow(3, bits), "x*x*x"),
            unary("power -5", (x, y, bits) -> x.pow(-5, bits), "1/(x*x*x*x*x)"),
            unary("power 1/3", (x, y, bits) -> rational(x, 1, 3, bits), "exp(log(x)/3)"),
            unary("power -3/2", (x, y, bits) -> rational(x, -3, 2, bits), "1/(x*sqrt(x))"),
            binary("add", Ball::add, "x + y"),
            binary("sub", Ball::sub, "x - y"),
            binary("mul", Ball::mul, "x*y"),
            binary("div", Ball::div, "x/y"),
            binary("max", Ball::max, "max(x, y)"),
            binary("min", Ball::min, "min(x, y)"),
            binary("clip", (x, y, bits) -> x.clip(Ball.of(-1), y, bits), "min(max(x, -1), y)"),
            binary("pow", (x, y, bits) -> x.pow(y, bits), "exp(y*log(x))"),
            binary("xlogy", Ball::xlogy, "x*log(y)"),
            binary("xlog1py", Ball::xlog1py, "x*log(1 + y)"),
            binary("logsumexp", (x, y, bits) -> Ball.logsumexp(List.of(x, y), bits), "log(exp(x) + exp(y))"));

    /** The special functions; {@link SpecialSamples} has arguments for them. */
    static final List<Function> SPECIAL = List.of(
            unary("loggamma", (x, y, bits) -> x.logGamma(bits), "loggamma(x)"),
            unary("gamma", (x, y, bits) -> x.gamma(bits), "gamma(x)"),
            unary("digamma", (x, y, bits) -> x.digamma(bits), "psi(0, x)"),
            unary("trigamma", (x, y, bits) -> x.polygamma(1, bits), "psi(1, x)"),
            unary("polygamma 2", (x, y, bits) -> x.polygamma(2, bits), "psi(2, x)"),
            unary("polygamma 7", (x, y, bits) -> x.polygamma(7, bits), "psi(7, x)"),
            unary("harmonicnumber", (x, y, bits) -> x.harmonicNumber(bits), "psi(0, x + 1) + euler"),
            unary("erf", (x, y, bits) -> x.erf(bits), "erf(x)"),
            unary("erfc", (x, y, bits) -> x.erfc(bits), "erfc(x)"),
            unary("normalcdf", (x, y, bits) -> x.normalCdf(bits), "erfc(-x/sqrt(mpf(2)))/2"),
            unary("besseli 0", (x, y, bits) -> x.besselI(0, bits), "besseli(0, x)"),
            unary("besseli 1", (x, y, bits) -> x.besselI(1, bits), "besseli(1, x)"),
            unary("besseli 5", (x, y, bits) -> x.besselI(5, bits), "besseli(5, x)"),
            unary("logbesseli 0", (x, y, bits) -> x.logBesselI(0, bits), "log(besseli(0, x))"),
            unary("logbesseli 1", (x, y, bits) -> x.logBesselI(1, bits), "log(besseli(1, x))"),
            unary("logbesseli 12", (x, y, bits) -> x.logBesselI(12, bits), "log(besseli(12, x))"),
            binary("logbeta", Ball::logBeta, "loggamma(x) + loggamma(y) - loggamma(x + y)"),
            binary("beta", Ball::beta, "gamma(x)*gamma(y)/gamma(x + y)"),
            binary("binomial", Ball::binomial, "gamma(x + 1)/(gamma(y + 1)*gamma(x - y + 1))"));

    private Functions() {}

    static List<Function> all() {
        return ALL;
    }

    static List<Function> special() {
        return SPECIAL;
    }

    static List<Function> unary() {
        return ALL.stream().filter(function -> function.arity() == 1).toList();
    }

    static Function named(String name) {
        return ALL.stream()
                .filter(function -> function.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Function unary(String name, Operation operation, String plainFormula) {
        return new Function(name, 1, operation, plainFormula);
    }

    private static Function binary(String name, Operation operation, String plainFormula) {
        return new Function(name, 2, operation, plainFormula);
    }

    private static Ball rational(Ball x, long numerator, long denominator, int bits) {
        return x.pow(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator), bits);
    }
}
