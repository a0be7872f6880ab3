package io.lossproof.benchmarks;

import io.lossproof.symbolic.family.Categorical;
import io.lossproof.symbolic.loss.Derivatives;
import io.lossproof.symbolic.loss.LogLikelihood;
import io.lossproof.symbolic.loss.Loss;
import io.lossproof.symbolic.normal.ZeroTest;
import io.lossproof.symbolic.syntax.Parser;
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

/** How long a warm proof and a warm derivation take. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ProofBenchmark {

    private static ZeroTest.Answer judge(String statement, String where) {
        io.lossproof.symbolic.domain.Scope scope = Parser.scope(where);
        Parser.Statement parsed = Parser.statement(statement, scope);
        return ZeroTest.equal(parsed.left(), parsed.right(), scope);
    }

    @Benchmark
    public ZeroTest.Answer reflectionOfSoftplus() {
        return judge("log(1 + exp(z)) == z + log(1 + exp(-z))", "z: real");
    }

    @Benchmark
    public ZeroTest.Answer stableFormOfTheLogitLoss() {
        return judge(
                "softplus(z) - y*z == (1 - y)*max(z, 0) + y*max(-z, 0) + log1p(exp(-abs(z)))", "z: real, y: [0, 1]");
    }

    @Benchmark
    public ZeroTest.Answer gradientOfSoftmaxCrossEntropy() {
        return judge(
                "D(-sum(y[k]*log(softmax(z, k)), k, 1, K), z[j]) == softmax(z, j) - y[j]",
                "z: vector(K), y: closed-simplex(K), j: {1, ..., K}");
    }

    @Benchmark
    public Derivatives derivationOfSoftmaxCrossEntropy() {
        return Derivatives.of(Loss.of(new LogLikelihood(
                Categorical.FAMILY,
                Categorical.FAMILY.parametrisation("softmax").orElseThrow())));
    }
}
