package io.lossproof.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the compiler and the formatter do not see. Patterns are split so that this file does not break its own rules. */
class HouseStyleTest {

    /** How many files a rule must at least see, so that a rule which sees nothing fails. Raise them as the tree grows. */
    private static final int MAIN_FILES = 200;

    private static final int TEST_FILES = 50;
    private static final int TEXT_FILES = 20;

    private static final Pattern AMERICAN = Pattern.compile(
            "(?i)(re)?parametriz|(re)?parameteriz|(re)?parameteris|normaliz|optimiz|minimiz|maximiz|factoriz"
                    + "|summariz|regulariz|discretiz|marginaliz|standardiz|symmetriz|diagonaliz|linearizat|neighbor"
                    + "|\\bbehavior");

    private static final Pattern FOREIGN_IMPORT =
            Pattern.compile("import (?:static )?(?!io\\.lossproof\\.)[\\w.]*\\.(\\w+);");

    private static final Pattern UNFINISHED = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");
    private static final Pattern MACHINE_PATH = Pattern.compile("(?<![\\w.}])/(ho" + "me|ro" + "ot|wo" + "rk)/");
    private static final Pattern SWITCHED_OFF = Pattern.compile("@Dis" + "abled\\b");
    private static final Pattern STACK_TRACE = Pattern.compile("\\bprintStack" + "Trace\\b");

    @Test
    void spellingIsBritish() throws IOException {
        refuse(AMERICAN, file -> isMain(file) || isProse(file), MAIN_FILES, HouseStyleTest::withoutForeignNames);
    }

    @Test
    void nothingIsLeftUnfinished() throws IOException {
        refuse(UNFINISHED, HouseStyleTest::isText, TEXT_FILES, UnaryOperator.identity());
    }

    @Test
    void noPathOfOneMachine() throws IOException {
        refuse(MACHINE_PATH, HouseStyleTest::isText, TEXT_FILES, UnaryOperator.identity());
    }

    @Test
    void noTestIsSwitchedOff() throws IOException {
        refuse(SWITCHED_OFF, HouseStyleTest::isTest, TEST_FILES, UnaryOperator.identity());
    }

    @Test
    void noStackTraceIsPrinted() throws IOException {
        refuse(STACK_TRACE, file -> isMain(file) || isTest(file), MAIN_FILES + TEST_FILES, UnaryOperator.identity());
    }

    @Test
    void spellingRuleKnowsTheWords() {
        for (String word :
                List.of("parametri" + "zation", "Parameteri" + "zation", "parameteri" + "sed", "normali" + "ze")) {
            assertTrue(AMERICAN.matcher(word).find(), word);
        }
        for (String word : List.of("parametrisation", "normalisation", "optimiser", "parameters", "size", "NORMAL")) {
            assertTrue(!AMERICAN.matcher(word).find(), word);
        }
    }

    @Test
    void spellingRuleLeavesForeignNamesAlone() {
        List<String> lines = List.of(
                "import org.hipparchus.optim.Optimi" + "zer;",
                "Optimi" + "zer solver = Optimi" + "zer.NORMALI" + "ZED;",
                "solver.optimi" + "ze(problem);",
                "double normali" + "zed;");
        List<String> read = withoutForeignNames(lines);
        assertEquals(
                List.of(false, false, false, true),
                read.stream().map(line -> AMERICAN.matcher(line).find()).toList());
    }

    private static void refuse(Pattern pattern, Predicate<Path> scope, int least, UnaryOperator<List<String>> reading)
            throws IOException {
        List<String> found = new ArrayList<>();
        int seen = 0;
        for (Path file : SourceTree.files()) {
            if (!scope.test(file)) {
                continue;
            }
            seen++;
            List<String> lines = Files.readAllLines(SourceTree.root().resolve(file));
            List<String> read = reading.apply(lines);
            for (int i = 0; i < lines.size(); i++) {
                if (pattern.matcher(read.get(i)).find()) {
                    found.add(file + ":" + (i + 1) + ": " + lines.get(i).strip());
                }
            }
        }
        assertTrue(seen >= least, "saw " + seen + " files, expected at least " + least);
        assertEquals("", String.join("\n", found), "lines that match " + pattern);
    }

    /**
     * Names that are not ours keep their spelling: what a file imports from elsewhere and its members, qualified names,
     * calls of methods (ours are seen where they are declared), and what is quoted as code in prose.
     */
    private static List<String> withoutForeignNames(List<String> lines) {
        String imported = lines.stream()
                .map(FOREIGN_IMPORT::matcher)
                .filter(Matcher::matches)
                .map(matcher -> Pattern.quote(matcher.group(1)))
                .collect(Collectors.joining("|"));
        String foreign = "\\b(org|com|edu|java|javax|gg)(\\.\\w+)+|\\.\\w+\\(|`[^`]*`"
                + (imported.isEmpty() ? "" : "|\\b(" + imported + ")\\b(\\.\\w+)*");
        Pattern pattern = Pattern.compile(foreign);
        return lines.stream().map(line -> pattern.matcher(line).replaceAll("")).toList();
    }

    private static boolean isMain(Path file) {
        return file.toString().contains("src/main/java/") && file.toString().endsWith(".java");
    }

    private static boolean isTest(Path file) {
        return file.toString().contains("src/test/java/") && file.toString().endsWith(".java");
    }

    private static boolean isProse(Path file) {
        return file.toString().endsWith(".md");
    }

    private static boolean isText(Path file) {
        String name = file.getFileName().toString();
        return name.matches(
                "lossproof|run|NOTICE|.*\\.(java|jte|md|xml|json|yaml|yml|sh|py|js|css|html|properties|config)");
    }
}
