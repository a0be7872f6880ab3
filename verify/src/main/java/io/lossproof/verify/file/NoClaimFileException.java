package io.lossproof.verify.file;

import java.util.List;

/** A file is not a file of claims at all: a line for each thing that is wrong. */
public final class NoClaimFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    NoClaimFileException(List<String> problems) {
        super(String.join("; ", problems), null, false, false);
        this.problems = List.copyOf(problems);
    }

    NoClaimFileException(String problem) {
        this(List.of(problem));
    }

    public List<String> problems() {
        return problems;
    }
}
