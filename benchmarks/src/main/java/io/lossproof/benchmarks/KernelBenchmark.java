package io.lossproof.benchmarks;

import io.lossproof.numeric.ball.Ball;
import io.lossproof.numeric.kernel.Kernel;
import io.lossproof.numeric.tape.DoubleMachine;
import io.lossproof.numeric.tape.Inputs;
import io.lossproof.numeric.tape.Output;
import io.lossproof.numeric.tape.Tape;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.family.Bernoulli;
import io.lossproof.symbolic.family.Quantity;
import io.lossproof.symbolic.loss.Derivatives;
import io.lossproof.symbolic.loss.LogLikelihood;
import io.lossproof.symbolic.loss.Loss;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Binary cross-entropy with logits: by hand, by the tape in doubles, and certified. Compare ratios within one run. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class KernelBenchmark {

    private static final Derivatives LOGIT = Derivatives.of(Loss.of(new LogLikelihood(
            Bernoulli.FAMILY, Bernoulli.FAMILY.parametrisation("logit").orElseThrow())));

    private final Kernel kernel = Kernel.of(LOGIT);
    private final DoubleMachine.Workspace workspace = DoubleMachine.of(Tape.compile(
                    List.of(
                            Output.scalar(LOGIT.loss().stable()),
                            Output.scalar(LOGIT.gradient().get(0).evaluated())),
                    LOGIT.scope()))
            .workspace();
    private final Inputs<Rational> exact = Inputs.of("z", Rational.of(1.5)).with("y", Rational.of(1.0));
    private double z = 1.5;

    /** The loss and its gradient as one would write them. */
    @Benchmark
    public double byHand() {
        z = -z;
        double e = Math.exp(-Math.abs(z));
        double loss = Math.max(z, 0) - z + Math.log1p(e);
        double gradient = (z >= 0 ? 1 / (1 + e) : e / (1 + e)) - 1;
        return loss + gradient;
    }

    /** The same by the tape, one point at a time. */
    @Benchmark
    public double byTape() {
        z = -z;
        workspace.set("z", z).set("y", 1).run();
        return workspace.scalar(0) + workspace.scalar(1);
    }

    /** The loss to 128 bits. */
    @Benchmark
    public List<Ball> certified() {
        return kernel.enclose(Quantity.LOSS, Kernel.Source.FORMULA, exact, 128);
    }
}
