package io.lossproof.cli;

import java.util.List;

/** What a user gave cannot be used: a line for each thing that is wrong. */
final class UnusableInputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    UnusableInputException(List<String> problems) {
        super(String.join("; ", problems), null, false, false);
        this.problems = List.copyOf(problems);
    }

    UnusableInputException(String problem) {
        this(List.of(problem));
    }

    List<String> problems() {
        return problems;
    }
}
