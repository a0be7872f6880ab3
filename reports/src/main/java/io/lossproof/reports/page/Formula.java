package io.lossproof.reports.page;

/**
 * A formula as a page shows it.
 *
 * @param markup HTML that may stand in a page as it is: MathML, or the escaped text where that cannot be read
 * @param tex its TeX source; empty where the text cannot be read
 * @param text as it is stored
 * @param problem why the text could not be read; empty if it could
 */
public record Formula(String markup, String tex, String text, String problem) {

    public boolean isTypeset() {
        return problem.isEmpty();
    }
}
