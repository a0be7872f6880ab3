package io.lossproof.symbolic.syntax;

import java.util.ArrayList;
import java.util.List;

/** A word of a formula: kind, text and where it stands. */
record Token(Kind kind, String text, int position) {

    enum Kind {
        NUMBER,
        NAME,
        SIGN,
        END
    }

    private static final List<String> SIGNS = List.of(
            "...", "==", "!=", "<=", ">=", "&&", "||", "+", "-", "*", "/", "^", "(", ")", "[", "]", "{", "}", ",", ":",
            "<", ">", "!", "~", "=");

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    /** How a message speaks of it. */
    String described() {
        return kind == Kind.END ? "the end" : "'" + text + "'";
    }

    static List<Token> split(String text) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
                continue;
            }
            Token token = next(text, at);
            tokens.add(token);
            at += token.text.length();
        }
        tokens.add(new Token(Kind.END, "", text.length()));
        return tokens;
    }

    private static Token next(String text, int at) {
        char c = text.charAt(at);
        if (isDigit(c) || c == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1))) {
            return new Token(Kind.NUMBER, text.substring(at, numberEnd(text, at)), at);
        }
        if (Character.isLetter(c) || c == '_') {
            int end = at + 1;
            while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
                end++;
            }
            return new Token(Kind.NAME, text.substring(at, end), at);
        }
        for (String sign : SIGNS) {
            if (text.startsWith(sign, at)) {
                return new Token(Kind.SIGN, sign, at);
            }
        }
        String shown = new String(Character.toChars(text.codePointAt(at)));
        String hint =
                "−–".indexOf(c) >= 0 ? "; for minus write '-'" : "×·".indexOf(c) >= 0 ? "; for times write '*'" : "";
        throw new SyntaxException("'" + shown + "' has no meaning here" + hint, text, at);
    }

    /** Digits, a point with digits, an exponent: {@code 1.5E-3}. An E that no digit follows is a name. */
    private static int numberEnd(String text, int at) {
        int end = digitsEnd(text, at);
        if (end < text.length() && text.charAt(end) == '.' && !text.startsWith("...", end)) {
            end = digitsEnd(text, end + 1);
        }
        if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
            int digits = end + 1;
            if (digits < text.length() && (text.charAt(digits) == '+' || text.charAt(digits) == '-')) {
                digits++;
            }
            int exponentEnd = digitsEnd(text, digits);
            if (exponentEnd > digits) {
                end = exponentEnd;
            }
        }
        return end;
    }

    private static int digitsEnd(String text, int at) {
        int end = at;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
