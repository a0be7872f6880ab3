package io.lossproof.reports.page;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Text and names as HTML has them. */
public final class Html {

    private Html() {}

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** With a capital letter, as a heading or a sentence starts. */
    static String capitalised(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int first = text.codePointAt(0);
        return Character.toString(Character.toTitleCase(first)) + text.substring(Character.charCount(first));
    }

    /** A finished page without the characters that XML does not have, for which U+FFFD stands. */
    public static String withoutForbiddenCharacters(String page) {
        StringBuilder kept = new StringBuilder(page.length());
        page.codePoints().map(c -> isAllowed(c) ? c : 0xFFFD).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static boolean isAllowed(int c) {
        return c == '\t'
                || c == '\n'
                || c >= 0x20 && c < 0x7F
                || c >= 0xA0 && c < 0xD800
                || c >= 0xE000 && c != 0xFFFE && c != 0xFFFF;
    }

    /** Names made of letters, digits and hyphens, each given once; for ids and for files. */
    static final class Names {

        private final Set<String> given = new HashSet<>();

        Names(String... taken) {
            given.addAll(Set.of(taken));
        }

        /** A plain name such as {@code M8} stays as it is; others become lower case and hyphens. */
        String uniqueAsWritten(String wanted) {
            boolean plain = wanted.matches("[A-Za-z][A-Za-z0-9]{0,79}");
            return plain && given.add(wanted) ? wanted : unique(wanted);
        }

        String unique(String wanted) {
            String base = wanted.toLowerCase(Locale.ROOT)
                    .replaceAll("[^a-z0-9]+", "-")
                    .replaceAll("^-+|-+$", "");
            if (base.isEmpty() || Character.isDigit(base.charAt(0))) {
                base = "n" + base;
            }
            String name = base.length() > 80 ? base.substring(0, 80) : base;
            for (int n = 2; !given.add(name); n++) {
                name = base + "-" + n;
            }
            return name;
        }
    }
}
