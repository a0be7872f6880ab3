package io.lossproof.symbolic.cas;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Sym;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Symja behind the door. The first question starts it, which takes about a second and is not counted; {@link #warmUp()}
 * does that beforehand.
 *
 * <p>Symja keeps global state, so all questions of a process run one after another in one daemon thread, each in a
 * fresh engine. A question that exceeds its time limit is told to stop and answered with {@link Answer.None}. A long
 * loop inside one primitive step of Symja cannot be stopped: it goes on in the background until it ends or the process
 * does, and meanwhile every further question is answered with None at once.
 */
public final class SymjaCas implements Cas {

    private static final Duration DEFAULT_LIMIT = Duration.ofSeconds(5);
    /** How long a question that was told to stop is waited for before the others are let down. */
    private static final long GRACE_MILLIS = 500;

    private static final long STACK_BYTES = 64L << 20;

    private static final ExecutorService WORKER = Executors.newSingleThreadExecutor(SymjaCas::workerThread);
    /** Held by the question that runs, and released when it has really ended, not when it is given up. */
    private static final Semaphore FREE = new Semaphore(1);

    private static final AtomicBoolean STUCK = new AtomicBoolean();

    private final Duration limit;

    private SymjaCas(Duration limit) {
        this.limit = limit;
    }

    /** With five seconds for each question. */
    public static SymjaCas create() {
        return new SymjaCas(DEFAULT_LIMIT);
    }

    public static SymjaCas withLimit(Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("limit = " + limit + " is not positive");
        }
        return new SymjaCas(limit);
    }

    private static Thread workerThread(Runnable task) {
        Thread thread = new Thread(null, task, "symja", STACK_BYTES);
        thread.setDaemon(true);
        return thread;
    }

    /** Starts Symja if it has not been started. */
    public void warmUp() {
        Answer unused = ask(session -> session.simplify(Num.ONE, Scope.EMPTY));
    }

    @Override
    public Answer derivative(Expr formula, Expr variable, Scope scope) {
        if (!(variable instanceof Sym) && !(variable instanceof Entry)) {
            return new Answer.None("a derivative is taken in a variable, not in " + variable);
        }
        return ask(session -> session.derivative(formula, variable, scope));
    }

    @Override
    public Answer simplify(Expr formula, Scope scope) {
        return ask(session -> session.simplify(formula, scope));
    }

    @Override
    public Answer expandDifference(Expr left, Expr right, Scope scope) {
        return ask(session -> session.expandDifference(left, right, scope));
    }

    @Override
    public Answer factor(Expr formula) {
        return ask(session -> session.factor(formula));
    }

    @Override
    public Answer logDensity(String law, List<Expr> parameters, Expr x) {
        List<String> names = laws().get(law);
        if (names == null) {
            return new Answer.None("the density of " + law + " is not known");
        }
        if (names.size() != parameters.size()) {
            return new Answer.None(law + " has the parameters " + String.join(", ", names) + ", not "
                    + parameters.size() + " of them");
        }
        return ask(session -> session.logDensity(law, parameters, x));
    }

    @Override
    public Map<String, List<String>> laws() {
        return Law.parameterNames();
    }

    /** The answer of a question of any kind; a {@link Refusal} becomes None. */
    Answer ask(Function<SymjaSession, Expr> question) {
        try {
            while (!FREE.tryAcquire(100, TimeUnit.MILLISECONDS)) {
                if (STUCK.get()) {
                    return new Answer.None("an earlier question, given up, still occupies the algebra system");
                }
            }
            Asked asked = new Asked(question);
            WORKER.execute(asked::run);
            return asked.answerWithin(limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.None("interrupted");
        }
    }

    /** One question on its way through the worker thread. */
    private static final class Asked {

        private final Function<SymjaSession, Expr> question;
        private final CountDownLatch started = new CountDownLatch(1);
        private final CountDownLatch ended = new CountDownLatch(1);
        private final CompletableFuture<Answer> answer = new CompletableFuture<>();
        private volatile @Nullable SymjaSession session;
        private @Nullable Thread runner;

        Asked(Function<SymjaSession, Expr> question) {
            this.question = question;
        }

        void run() {
            setRunner(Thread.currentThread());
            try {
                answer.complete(answer());
            } finally {
                setRunner(null);
                STUCK.set(false);
                started.countDown();
                ended.countDown();
                FREE.release();
            }
        }

        private Answer answer() {
            try {
                SymjaSession opened = SymjaSession.open();
                session = opened;
                started.countDown();
                return new Answer.Found(question.apply(opened));
            } catch (Refusal refusal) {
                return new Answer.None(refusal.reason());
            } catch (StackOverflowError e) {
                return new Answer.None("the formula or its answer is nested too deeply");
            } catch (OutOfMemoryError e) {
                return new Answer.None("the answer needs too much memory");
            } catch (RuntimeException | LinkageError e) {
                return new Answer.None("the algebra system failed: " + e);
            }
        }

        Answer answerWithin(Duration limit) throws InterruptedException {
            try {
                started.await();
                return answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                stop();
                return new Answer.None("no answer within " + limit.toMillis() + " ms");
            } catch (ExecutionException e) {
                throw new AssertionError("an answer never completes exceptionally", e);
            } catch (InterruptedException e) {
                stop();
                throw e;
            }
        }

        /** Asks the engine to stop and interrupts its thread: the one is heeded by the evaluator, the other by JAS. */
        private void stop() throws InterruptedException {
            SymjaSession opened = session;
            if (opened != null) {
                opened.requestStop();
            }
            interruptRunner();
            if (!ended.await(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
                STUCK.set(true);
                if (ended.getCount() == 0) {
                    STUCK.set(false);
                }
            }
        }

        private synchronized void setRunner(@Nullable Thread thread) {
            runner = thread;
            if (thread == null) {
                boolean unused = Thread.interrupted();
            }
        }

        private synchronized void interruptRunner() {
            if (runner != null) {
                runner.interrupt();
            }
        }
    }
}
