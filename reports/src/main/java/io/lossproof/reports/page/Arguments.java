package io.lossproof.reports.page;

import java.util.ArrayList;
import java.util.List;

/** What stands between the commas of a text, apart from commas inside brackets. */
final class Arguments {

    private Arguments() {}

    static List<String> split(String text) {
        List<String> arguments = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(' || c == '[' || c == '{') {
                depth++;
            } else if (c == ')' || c == ']' || c == '}') {
                depth--;
            } else if (c == ',' && depth == 0) {
                arguments.add(text.substring(from, i).strip());
                from = i + 1;
            }
        }
        arguments.add(text.substring(from).strip());
        return arguments;
    }
}
