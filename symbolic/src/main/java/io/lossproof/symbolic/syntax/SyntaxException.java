package io.lossproof.symbolic.syntax;

/** A text that cannot be read: what is wrong, where, and what would be right, in one line. */
public final class SyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int column;

    SyntaxException(String problem, String text, int position) {
        super(Printable.of("column " + (position + 1) + " of '" + shortened(text, position) + "': " + problem));
        this.column = position + 1;
    }

    /** The column of the problem, counted from 1. */
    public int column() {
        return column;
    }

    private static String shortened(String text, int position) {
        String line = text.replaceAll("\\s", " ");
        if (line.length() <= 80) {
            return line;
        }
        int from = Math.max(0, Math.min(position - 40, line.length() - 80));
        return (from > 0 ? "..." : "") + line.substring(from, from + 80) + (from + 80 < line.length() ? "..." : "");
    }
}
