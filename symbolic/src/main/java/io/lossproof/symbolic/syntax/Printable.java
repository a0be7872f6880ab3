package io.lossproof.symbolic.syntax;

/** Text from people in messages: on one line, of bounded length, without characters that a terminal would obey. */
public final class Printable {

    private static final String GAP = "...";

    private Printable() {}

    /** The text with characters that a terminal would obey, or not show, by their number. */
    public static String of(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (Character.getType(c)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.UNASSIGNED,
                        Character.PRIVATE_USE,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR -> printable.append(String.format("U+%04X", c));
                default -> printable.appendCodePoint(c);
            }
        });
        return printable.toString();
    }

    /** The same, with the middle left out where it has more characters than {@code most}. */
    public static String of(String text, int most) {
        if (text.length() <= most) {
            return of(text);
        }
        int half = (most - GAP.length()) / 2;
        return of(text.substring(0, half) + GAP + text.substring(text.length() - half));
    }
}
