package io.lossproof.cli;

import io.lossproof.numeric.ball.Ball;
import io.lossproof.numeric.kernel.Kernel;
import io.lossproof.numeric.kernel.KernelInputs;
import io.lossproof.symbolic.family.DistributionFamily;
import io.lossproof.symbolic.family.Parametrisation;
import io.lossproof.symbolic.family.Quantity;
import io.lossproof.symbolic.loss.Derivatives;
import io.lossproof.symbolic.loss.LogLikelihood;
import io.lossproof.symbolic.loss.Loss;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;

/** Evaluates a quantity of a family in doubles and in certified digits. */
final class Evaluation {

    /** Precisions that are tried, in bits; beyond the last one a digit is "not decided". */
    private static final List<Integer> PRECISIONS = List.of(192, 384, 768, 1536, 3072, 6144);

    private final Map<String, Kernel> kernels = new ConcurrentHashMap<>();

    /**
     * One value.
     *
     * @param value of the double kernel
     * @param certified digits, all proved, or what stands in their way
     * @param rounded the correctly rounded double, where it is decided
     * @param largestTerm of the kernel's last sum, where that can cancel
     */
    record Value(double value, String certified, OptionalDouble rounded, Optional<Double> largestTerm) {}

    Kernel kernel(DistributionFamily family, Parametrisation parametrisation) {
        return kernels.computeIfAbsent(
                family.id() + "/" + parametrisation.id(),
                id -> Kernel.of(Derivatives.of(Loss.of(new LogLikelihood(family, parametrisation)))));
    }

    static boolean needsObservation(Quantity quantity) {
        return quantity != Quantity.MEAN && quantity != Quantity.VARIANCE;
    }

    /** The values of a quantity, by rows; one for a scalar. */
    List<Value> values(Kernel kernel, Quantity quantity, KernelInputs inputs, int digits) {
        double[] computed = kernel.evaluate(quantity, inputs.asDoubles());
        List<Optional<Double>> largest = kernel.largestTerms(quantity, inputs.asDoubles());
        List<Ball> balls = enclosed(kernel, quantity, inputs, digits);
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < computed.length; i++) {
            Ball ball = balls.get(i);
            values.add(new Value(computed[i], digits(ball, digits), ball.roundToDouble(), largest.get(i)));
        }
        return values;
    }

    /** From the first form and the lowest precision that decide each value. */
    private static List<Ball> enclosed(Kernel kernel, Quantity quantity, KernelInputs inputs, int digits) {
        List<Ball> balls = List.of();
        for (int bits : PRECISIONS) {
            balls = better(balls, kernel.enclose(quantity, inputs.asRationals(), bits), digits);
            if (!balls.stream().allMatch(ball -> isDecided(ball, digits))) {
                balls = better(balls, kernel.encloseEvaluated(quantity, inputs.asRationals(), bits), digits);
            }
            if (balls.stream().allMatch(ball -> isDecided(ball, digits))) {
                break;
            }
        }
        return balls;
    }

    private static List<Ball> better(List<Ball> before, List<Ball> now, int digits) {
        if (before.isEmpty()) {
            return now;
        }
        List<Ball> best = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            best.add(isDecided(before.get(i), digits) ? before.get(i) : now.get(i));
        }
        return best;
    }

    private static boolean isDecided(Ball ball, int digits) {
        return ball.isUndefined()
                || ball.isFinite()
                        && ball.digits(digits).isPresent()
                        && ball.roundToDouble().isPresent();
    }

    private static String digits(Ball ball, int digits) {
        if (ball.isUndefined()) {
            return "undefined";
        }
        return ball.isFinite() ? ball.digits(digits).orElse("not decided") : "not decided";
    }
}
