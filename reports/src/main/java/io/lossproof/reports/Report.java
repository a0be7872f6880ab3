package io.lossproof.reports;

import io.lossproof.reports.page.IndexPage;
import io.lossproof.reports.page.Site;
import io.lossproof.verify.run.Run;
import io.lossproof.verify.run.RunFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a run a folder of pages that needs neither network nor script: {@code index.html}, one page for each family,
 * {@code sources.html} for what source documents claim, {@code claims.html} for what concerns neither, {@code assets}, and the run itself as {@code run.json}.
 *
 * <p>The bytes depend on the run alone.
 */
public final class Report {

    /** By this file a folder is known as a report. */
    static final String RUN = "run.json";

    /** What a report keeps of the one that it replaces: measurements that need not be made again. */
    public static final String KEPT_POWER = "power.json";

    private static final List<String> ASSETS =
            List.of("report.css", "latin-modern-math-subset.woff2", "latin-modern-math-subset.LICENSE.txt");

    private Report() {}

    /**
     * What was written.
     *
     * @param index the first page
     * @param problems a line for each page that shows an error in place of its content
     */
    public record Written(Path index, List<String> problems) {}

    /**
     * Writes the report beside the folder and moves it into place, so that under this name there is always a whole
     * report: the one that was there before, or this one.
     *
     * @param directory is made if it is missing, with the folders above it
     * @throws IOException if it cannot be written, or if the folder holds something that is not a report
     */
    public static Written write(Run run, Path directory) throws IOException {
        Path target = resolved(directory);
        requireReplaceable(directory);
        Path parent = target.getParent();
        if (parent == null) {
            throw new IOException(directory + " has no folder above it in which a report could be made");
        }
        Files.createDirectories(parent);
        Path beside = newSibling(target, "part");
        try {
            List<String> problems = fill(beside, run);
            if (Files.isRegularFile(target.resolve(KEPT_POWER))) {
                Files.copy(target.resolve(KEPT_POWER), beside.resolve(KEPT_POWER));
            }
            moveIntoPlace(beside, target);
            return new Written(directory.resolve(Site.INDEX), problems);
        } finally {
            delete(beside);
        }
    }

    /** Where a link to a folder leads, so that the folder is replaced and not the link. */
    private static Path resolved(Path directory) throws IOException {
        return Files.isSymbolicLink(directory)
                ? directory.toRealPath()
                : directory.toAbsolutePath().normalize();
    }

    /**
     * Whether a report may be written to this folder: it is missing, empty, or a report. To be asked before long work.
     *
     * @throws IOException if not; its message says why
     */
    public static void requireReplaceable(Path directory) throws IOException {
        Path target = resolved(directory);
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isDirectory(target)) {
            throw new IOException(directory + " is a file, not a folder that a report can be written to");
        }
        if (!Files.isRegularFile(target.resolve(RUN)) && !isEmpty(target)) {
            throw new IOException(directory + " is not replaced: it is not empty and holds no " + RUN
                    + ", so it is not a report; name another folder");
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        }
    }

    // ---- pages ----------------------------------------------------------------------------------------------------

    private static List<String> fill(Path directory, Run run) throws IOException {
        List<IndexPage.Problem> problems = new ArrayList<>();
        for (Map.Entry<String, String> page : pages(run, problems).entrySet()) {
            Files.writeString(directory.resolve(page.getKey()), page.getValue());
        }
        Path assets = Files.createDirectory(directory.resolve("assets"));
        for (String name : ASSETS) {
            try (InputStream asset = Report.class.getResourceAsStream(name)) {
                if (asset == null) {
                    throw new IllegalStateException(name + " is missing beside " + Report.class.getName());
                }
                Files.copy(asset, assets.resolve(name));
            }
        }
        Files.writeString(directory.resolve(RUN), RunFile.write(run));
        return problems.stream()
                .map(problem -> problem.href() + " could not be made: " + problem.message())
                .toList();
    }

    /** The pages by file name; one that cannot be made shows why, and the first page says so. */
    static Map<String, String> pages(Run run, List<IndexPage.Problem> problems) {
        Site site = Site.of(run);
        Map<String, String> pages = new LinkedHashMap<>();
        List<String> files = site.familyFiles();
        for (int i = 0; i < files.size(); i++) {
            int family = i;
            add(pages, problems, files.get(i), site.familyTitle(i), () -> page("family", site.family(family)));
        }
        add(
                pages,
                problems,
                Site.SOURCES,
                "What the sources claim",
                () -> site.sources().map(sources -> page("sources", sources)).orElse(null));
        add(
                pages,
                problems,
                Site.CLAIMS,
                "Further claims",
                () -> site.claims().map(claims -> page("claims", claims)).orElse(null));
        add(pages, problems, Site.INDEX, "Report", () -> page("index", site.index(List.copyOf(problems))));
        return pages;
    }

    private static String page(String template, Object page) {
        return Templates.render(template, Map.of("page", page));
    }

    private static void add(
            Map<String, String> pages,
            List<IndexPage.Problem> problems,
            String file,
            String title,
            Supplier<@Nullable String> page) {
        try {
            String text = page.get();
            if (text != null) {
                pages.put(file, text);
            }
        } catch (RuntimeException e) {
            IndexPage.Problem problem = new IndexPage.Problem(title, file, message(e));
            problems.add(problem);
            pages.put(file, Templates.render("error", Map.of("problem", problem)));
        }
    }

    /** The engine of the templates wraps what went wrong. */
    private static String message(RuntimeException e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
    }

    // ---- files ----------------------------------------------------------------------------------------------------

    private static Path newSibling(Path target, String kind) throws IOException {
        for (int n = 1; ; n++) {
            Path sibling = target.resolveSibling("." + target.getFileName() + "." + kind + n);
            try {
                return Files.createDirectory(sibling);
            } catch (FileAlreadyExistsException e) {
                if (n == 1000) {
                    throw e;
                }
            }
        }
    }

    private static void moveIntoPlace(Path whole, Path target) throws IOException {
        if (!Files.exists(target)) {
            Files.move(whole, target);
            return;
        }
        Path before = newSibling(target, "old");
        Files.delete(before);
        Files.move(target, before);
        try {
            Files.move(whole, target);
        } catch (IOException e) {
            Files.move(before, target);
            throw e;
        }
        delete(before);
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
