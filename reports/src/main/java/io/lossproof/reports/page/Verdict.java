package io.lossproof.reports.page;

import java.util.Locale;

/** What was found about a claim. Each has a word, a shape and a colour, so that none alone carries the meaning. */
public enum Verdict {
    PROVED("Both sides agree on the whole domain, by exact rules; see below for what that rests on."),
    SUPPORTED("Independent routes agreed at every point that was tried. That is not a proof."),
    REFUTED("A point is shown where the claim fails, with an enclosure of both sides."),
    UNDECIDED("No route could tell, and the reason is given. Not knowing does not count as passing."),
    CONFLICT("Two routes contradict each other, so one of them is wrong. The run fails."),
    ERROR("The claim could not be read or judged.");

    private final String meaning;

    Verdict(String meaning) {
        this.meaning = meaning;
    }

    /** The verdict by its name in a run; a name that is none is an error. */
    static Verdict named(String name) {
        for (Verdict verdict : values()) {
            if (verdict.id().equals(name)) {
                return verdict;
            }
        }
        return ERROR;
    }

    /** Its name in a run, its class in the style sheet, the name of its shape. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Place among what is not as expected: the lower, the sooner it wants a look. */
    int urgency() {
        return switch (this) {
            case CONFLICT -> 0;
            case REFUTED -> 1;
            case PROVED, SUPPORTED -> 2;
            case ERROR -> 3;
            case UNDECIDED -> 4;
        };
    }

    public String meaning() {
        return meaning;
    }
}
