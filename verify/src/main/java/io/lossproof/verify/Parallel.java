package io.lossproof.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Work on every processor, with results in the order of the questions. */
final class Parallel {

    private Parallel() {}

    /** Hears of each result, in order. */
    @FunctionalInterface
    interface Listener<R> {
        void done(int number, R result);
    }

    /** The answer to each question. The first one that cannot be answered ends the work. */
    static <Q, R> List<R> map(List<Q> questions, Function<Q, R> answer, Listener<R> listener) {
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<R>> answers = new ArrayList<>();
            for (Q question : questions) {
                answers.add(threads.submit(() -> answer.apply(question)));
            }
            List<R> results = new ArrayList<>();
            for (Future<R> future : answers) {
                R result = future.get();
                results.add(result);
                listener.done(results.size(), result);
            }
            return results;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a question could not be examined", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the run was interrupted", e);
        } finally {
            threads.shutdownNow();
        }
    }
}
