package io.lossproof.numeric.sample;

/** A domain from which no points can be drawn; the message names the variable, the domain and the reason. */
public final class UnsupportedDomainException extends RuntimeException {

    UnsupportedDomainException(String message) {
        super(message);
    }
}
