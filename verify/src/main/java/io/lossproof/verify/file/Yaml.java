package io.lossproof.verify.file;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * YAML 1.2 as nodes with their lines; nothing is ever constructed from it. Explicit tags, aliases, a second document,
 * deep nesting and large files are refused before a tree is built.
 */
final class Yaml {

    private static final int LARGEST = 20_000_000;
    private static final int DEEPEST = 12;
    private static final int MOST_NODES = 2_000_000;

    private Yaml() {}

    /** The document of a file that has exactly one. */
    static Node root(String name, String text) {
        if (text.length() > LARGEST) {
            throw new NoClaimFileException(
                    name + ": the file has " + text.length() + " characters; at most " + LARGEST + " are read");
        }
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        LoadSettings settings = LoadSettings.builder()
                .setLabel(name)
                .setCodePointLimit(LARGEST)
                .setAllowDuplicateKeys(true)
                .build();
        try {
            requireHarmless(name, settings, content);
            return new Compose(settings)
                    .composeString(content)
                    .orElseThrow(
                            () -> new NoClaimFileException(name + ": the file is empty; it begins with 'claims:'"));
        } catch (MarkedYamlEngineException e) {
            String line = e.getProblemMark()
                    .map(mark -> ", line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1))
                    .orElse("");
            throw new NoClaimFileException(name + line + ": this is not YAML: " + oneLine(e.getProblem()));
        } catch (YamlEngineException e) {
            throw new NoClaimFileException(name + ": this is not YAML: " + oneLine(String.valueOf(e.getMessage())));
        }
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static void requireHarmless(String name, LoadSettings settings, String text) {
        int depth = 0;
        int documents = 0;
        int nodes = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            String problem = "";
            switch (event.getEventId()) {
                case DocumentStart -> problem = ++documents > 1 ? "a claim file is one document" : "";
                case Alias -> problem = "aliases are not read";
                case MappingStart, SequenceStart ->
                    problem = ++depth > DEEPEST ? "nested more than " + DEEPEST + " deep" : "";
                case MappingEnd, SequenceEnd -> depth--;
                default -> problem = ++nodes > MOST_NODES ? "more than " + MOST_NODES + " values" : "";
            }
            if (isTagged(event)) {
                problem = "tags are not read";
            }
            if (!problem.isEmpty()) {
                String line = event.getStartMark()
                        .map(mark -> ", line " + (mark.getLine() + 1))
                        .orElse("");
                throw new NoClaimFileException(name + line + ": " + problem);
            }
        }
    }

    private static boolean isTagged(Event event) {
        return event instanceof ScalarEvent scalar && scalar.getTag().isPresent()
                || event instanceof MappingStartEvent mapping
                        && mapping.getTag().isPresent()
                || event instanceof SequenceStartEvent sequence
                        && sequence.getTag().isPresent();
    }

    /** The text of a scalar; nothing for lists and mappings. */
    static Optional<String> scalar(Node node) {
        return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
    }

    /** The line in which a node starts, counted from 1. */
    static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }
}
