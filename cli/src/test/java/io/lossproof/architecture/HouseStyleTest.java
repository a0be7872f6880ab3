package io.lossproof.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the compiler and the formatter do not see. Patterns are split so that this file does not break its own rules. */
class HouseStyleTest {

    /** How many files a rule must at least see, so that a rule which sees nothing fails. Raise them as the tree grows. */
    private static final int MAIN_FILES = 8;

    private static final int TEST_FILES = 3;
    private static final int TEXT_FILES = 20;

    private static final Pattern AMERICAN = Pattern.compile(
            "(?i)(re)?parametriz|(re)?parameteriz|(re)?parameteris|normaliz|optimiz|minimiz|maximiz|factoriz"
                    + "|summariz|regulariz|discretiz|marginaliz|standardiz|symmetriz|diagonaliz|linearizat|neighbor"
                    + "|\\bbehavior");

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
        refuse(UNFINISHED, HouseStyleTest::isText, TEXT_FILES, line -> line);
    }

    @Test
    void noPathOfOneMachine() throws IOException {
        refuse(MACHINE_PATH, HouseStyleTest::isText, TEXT_FILES, line -> line);
    }

    @Test
    void noTestIsSwitchedOff() throws IOException {
        refuse(SWITCHED_OFF, HouseStyleTest::isTest, TEST_FILES, line -> line);
    }

    @Test
    void noStackTraceIsPrinted() throws IOException {
        refuse(STACK_TRACE, file -> isMain(file) || isTest(file), MAIN_FILES + TEST_FILES, line -> line);
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

    private interface Reading {
        String of(String line);
    }

    private static void refuse(Pattern pattern, Predicate<Path> scope, int least, Reading reading) throws IOException {
        List<String> found = new ArrayList<>();
        int seen = 0;
        for (Path file : SourceTree.files()) {
            if (!scope.test(file)) {
                continue;
            }
            seen++;
            int number = 0;
            for (String line : Files.readAllLines(SourceTree.root().resolve(file))) {
                number++;
                if (pattern.matcher(reading.of(line)).find()) {
                    found.add(file + ":" + number + ": " + line.strip());
                }
            }
        }
        assertTrue(seen >= least, "saw " + seen + " files, expected at least " + least);
        assertEquals("", String.join("\n", found), "lines that match " + pattern);
    }

    /** Names that are not ours keep their spelling: imports, qualified names, and what is quoted as code in prose. */
    private static String withoutForeignNames(String line) {
        if (line.startsWith("import ") || line.startsWith("package ")) {
            return "";
        }
        return line.replaceAll("`[^`]*`", "").replaceAll("\\b(org|com|java|javax|gg)(\\.\\w+)+", "");
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
