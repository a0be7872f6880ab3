package io.lossproof.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class StyleSheetTest {

    private static final Pattern SCHEME = Pattern.compile(":root \\{(.*?)\\n *\\}", Pattern.DOTALL);
    private static final Pattern COLOUR = Pattern.compile("--(\\w+): #([0-9a-f]{3}|[0-9a-f]{6});");

    /** What WCAG 2.2 asks of text at level AA. */
    private static final double ENOUGH = 4.5;

    @Test
    void everyColourOfTextStandsOutOnBothGrounds() throws IOException {
        List<Map<String, String>> schemes = schemes();
        assertEquals(3, schemes.size(), "light, dark, print");
        for (Map<String, String> scheme : schemes) {
            for (String ground : List.of("paper", "raised")) {
                String below = scheme.getOrDefault(ground, "");
                scheme.forEach((text, colour) -> {
                    if (!List.of("paper", "raised", "rule").contains(text)) {
                        double contrast = contrast(colour, below);
                        assertTrue(contrast >= ENOUGH, text + " on " + ground + ": " + contrast + " in " + scheme);
                    }
                });
            }
        }
    }

    @Test
    void everySchemeNamesTheSameColours() throws IOException {
        List<Map<String, String>> schemes = schemes();
        for (Map<String, String> scheme : schemes) {
            assertEquals(schemes.get(0).keySet(), scheme.keySet());
            assertTrue(scheme.size() > 8, "saw " + scheme.size() + " colours");
        }
    }

    @Test
    void loadsTheFontBesideItAndNothingElse() throws IOException {
        List<String> loaded = Pattern.compile("url\\(\"?(.*?)\"?\\)")
                .matcher(css())
                .results()
                .map(match -> match.group(1))
                .toList();
        assertEquals(List.of("latin-modern-math-subset.woff2"), loaded);
        assertFalse(css().contains("@import"));
    }

    private static List<Map<String, String>> schemes() throws IOException {
        List<Map<String, String>> schemes = new ArrayList<>();
        Matcher scheme = SCHEME.matcher(css());
        while (scheme.find()) {
            Map<String, String> colours = new HashMap<>();
            COLOUR.matcher(scheme.group(1)).results().forEach(found -> colours.put(found.group(1), found.group(2)));
            schemes.add(colours);
        }
        return schemes;
    }

    private static double contrast(String one, String other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(String colour) {
        String hex = colour.length() == 6 ? colour : colour.replaceAll("(.)", "$1$1");
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double c = Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16) / 255.0;
            sum += weights[i] * (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    private static String css() throws IOException {
        try (InputStream css = Report.class.getResourceAsStream("report.css")) {
            assertNotNull(css);
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
