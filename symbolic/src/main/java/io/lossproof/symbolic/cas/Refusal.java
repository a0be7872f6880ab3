package io.lossproof.symbolic.cas;

/** Ends a question without an answer; the message is the reason. */
final class Refusal extends RuntimeException {

    Refusal(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
