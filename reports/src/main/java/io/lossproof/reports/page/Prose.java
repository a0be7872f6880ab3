package io.lossproof.reports.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Running text in which web addresses are links. */
public record Prose(List<Piece> pieces) {

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"']*[^\\s<>\"'.,;:)\\]]");

    /** A stretch of text; it is a link if it is an address. */
    public record Piece(String text, boolean isAddress) {}

    static Prose of(String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher address = ADDRESS.matcher(text);
        int from = 0;
        while (address.find()) {
            if (address.start() > from) {
                pieces.add(new Piece(text.substring(from, address.start()), false));
            }
            pieces.add(new Piece(address.group(), true));
            from = address.end();
        }
        if (from < text.length()) {
            pieces.add(new Piece(text.substring(from), false));
        }
        return new Prose(List.copyOf(pieces));
    }

    public boolean isEmpty() {
        return pieces.isEmpty();
    }
}
