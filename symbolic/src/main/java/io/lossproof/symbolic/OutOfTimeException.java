package io.lossproof.symbolic;

/**
 * Work was given up because its thread was asked to stop. Whoever sets a time limit interrupts the thread that works;
 * loops that can be long ask {@link #check} whether to go on.
 */
public final class OutOfTimeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private OutOfTimeException() {
        super("the thread was asked to stop", null, false, false);
    }

    /** Returns at once, unless the present thread has been interrupted; it stays so. */
    public static void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new OutOfTimeException();
        }
    }
}
