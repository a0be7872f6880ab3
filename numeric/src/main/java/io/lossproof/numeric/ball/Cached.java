package io.lossproof.numeric.ball;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.IntFunction;

/**
 * Constants that are made of functions of balls. Each is computed once per level, as those of {@link Constants} are, so that
 * a value does not depend on what was asked before.
 */
final class Cached {
    private static final int GUARD = 32;

    /** log(2 pi)/2, the constant of Stirling's series. */
    private static final Cached HALF_LOG_TWO_PI =
            new Cached(bits -> Ball.pi(bits).scaled(1).log(bits).scaled(-1));

    private static final Cached SQRT_PI = new Cached(bits -> Ball.pi(bits).sqrt(bits));

    private static final Cached SQRT_TWO = new Cached(bits -> Ball.of(2).sqrt(bits));

    /** Euler's constant, -digamma(1). */
    private static final Cached EULER_GAMMA =
            new Cached(bits -> Polygamma.at(0, Ball.ONE, bits).neg());

    private final IntFunction<Ball> value;
    private final ConcurrentMap<Integer, Ball> levels = new ConcurrentHashMap<>();

    private Cached(IntFunction<Ball> value) {
        this.value = value;
    }

    static Ball halfLogTwoPi(int bits) {
        return HALF_LOG_TWO_PI.at(bits);
    }

    static Ball sqrtPi(int bits) {
        return SQRT_PI.at(bits);
    }

    static Ball sqrtTwo(int bits) {
        return SQRT_TWO.at(bits);
    }

    static Ball eulerGamma(int bits) {
        return EULER_GAMMA.at(bits);
    }

    private Ball at(int bits) {
        return levels.computeIfAbsent(Constants.level(bits), level -> value.apply(level + GUARD))
                .round(bits);
    }
}
