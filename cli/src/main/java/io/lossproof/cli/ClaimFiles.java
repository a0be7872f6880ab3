package io.lossproof.cli;

import io.lossproof.verify.file.ClaimFile;
import io.lossproof.verify.file.NoClaimFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Finds and reads claim files: files, all files of folders, standard input. */
final class ClaimFiles {

    private static final int MOST_FILES = 10_000;
    private static final int DEEPEST = 32;

    private ClaimFiles() {}

    static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new UnusableInputException("'" + text + "' is no name of a file: " + e.getReason());
        }
    }

    /** All files that are named, each once; for each thing that is wrong a line is added to the problems. */
    static List<ClaimFile> read(List<String> arguments, List<String> problems) {
        List<ClaimFile> files = new ArrayList<>();
        for (String name : names(arguments, problems)) {
            try (InputStream in = name.equals("-") ? System.in : Files.newInputStream(path(name))) {
                files.add(ClaimFile.read(name, in));
            } catch (NoClaimFileException e) {
                problems.addAll(e.problems());
            } catch (NoSuchFileException e) {
                problems.add("cannot read " + name + ": there is no such file");
            } catch (IOException e) {
                problems.add("cannot read " + name + ": " + e.getMessage());
            }
        }
        return files;
    }

    private static Set<String> names(List<String> arguments, List<String> problems) {
        Set<String> names = new LinkedHashSet<>();
        for (String argument : arguments) {
            Path path = path(argument);
            if (!Files.isDirectory(path)) {
                names.add(argument);
                continue;
            }
            try (Stream<Path> inside = Files.walk(path, DEEPEST)) {
                List<String> found = inside.filter(ClaimFiles::isClaimFile)
                        .map(Path::toString)
                        .sorted()
                        .limit(MOST_FILES + 1L)
                        .toList();
                names.addAll(found);
                if (found.isEmpty()) {
                    problems.add(argument + ": there is no claim file (*.yaml, *.yml, *.json) in this folder");
                } else if (found.size() > MOST_FILES) {
                    problems.add(argument + ": there are more than " + MOST_FILES + " files in this folder");
                }
            } catch (IOException | java.io.UncheckedIOException e) {
                problems.add("cannot read " + argument + ": " + e.getMessage());
            }
        }
        return names;
    }

    private static boolean isClaimFile(Path path) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        return Files.isRegularFile(path)
                && (name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json"))
                && !name.startsWith(".");
    }
}
