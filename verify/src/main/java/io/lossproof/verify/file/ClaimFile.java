package io.lossproof.verify.file;

import io.lossproof.verify.claim.Claim;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A file of claims in YAML 1.2, of which JSON is a part:
 *
 * <pre>{@code
 * claims:
 *   - id: softplus-reflection
 *     claim: log(1 + exp(z)) == z + log(1 + exp(-z))
 *     where: {z: real}
 *     given: [z > -5]      # optional, one or a list
 *     relation: equal      # optional
 *     in: [z]              # the parameters of a relation that has any
 *     expect: holds        # or fails
 *     source: where it comes from
 * }</pre>
 *
 * <p>An id occurs once. A set such as {@code {0, 1}} may stand unquoted. Tags are refused, and size and depth are
 * limited. A claim that cannot be read keeps its place with all that is wrong with it; the others can be judged.
 *
 * @param name of the file
 * @param entries in the order of the file
 */
public record ClaimFile(String name, List<Entry> entries) {

    private static final int LARGEST = 20_000_000;

    private static final List<String> FIELDS =
            List.of("id", "claim", "where", "given", "relation", "in", "expect", "source");

    public ClaimFile {
        entries = List.copyOf(entries);
    }

    /**
     * A claim of the file.
     *
     * @param line in which it starts, counted from 1
     * @param id as written; empty if there is none
     * @param statement as written; empty if there is none
     * @param claim to be judged; empty if it cannot be read
     * @param problems a line for each thing that is wrong, with its place
     */
    public record Entry(int line, String id, String statement, Optional<Claim> claim, List<String> problems) {
        public Entry {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Reads a file.
     *
     * @param in not closed
     * @throws NoClaimFileException if it is not a file of claims at all, or not UTF-8
     * @throws IOException if it cannot be read, or is larger than a file of claims can be
     */
    public static ClaimFile read(String name, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new IOException("it is larger than " + LARGEST + " bytes");
        }
        try {
            return read(
                    name,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
        } catch (CharacterCodingException e) {
            throw new NoClaimFileException(name + ": this is not UTF-8");
        }
    }

    /**
     * Reads the text of a file.
     *
     * @throws NoClaimFileException if it is not a file of claims at all
     */
    public static ClaimFile read(String name, String text) {
        Node root = Yaml.root(name, text);
        if (!(root instanceof MappingNode top)) {
            throw new NoClaimFileException(name + ": this is no claim file; it begins with 'claims:'");
        }
        Node claims = null;
        List<String> problems = new ArrayList<>();
        for (NodeTuple field : top.getValue()) {
            String key = Yaml.scalar(field.getKeyNode()).orElse("");
            if (key.equals("claims") && claims == null) {
                claims = field.getValueNode();
            } else {
                problems.add(name + ", line " + Yaml.line(field.getKeyNode()) + ": "
                        + (key.equals("claims")
                                ? "'claims' stands twice"
                                : "'" + key + "' is unknown; a claim file has 'claims'"));
            }
        }
        if (claims == null) {
            throw new NoClaimFileException(name + ": this is no claim file; it has no 'claims'");
        }
        if (!(claims instanceof SequenceNode)) {
            problems.add(name + ", line " + Yaml.line(claims) + ": 'claims' is a list, each item with '- id:'");
        }
        if (!problems.isEmpty()) {
            throw new NoClaimFileException(problems);
        }
        List<Entry> entries = new ArrayList<>();
        Map<String, Integer> lines = new HashMap<>();
        for (Node item : ((SequenceNode) claims).getValue()) {
            entries.add(new Reader(name, item).entry(lines));
        }
        return new ClaimFile(name, entries);
    }

    /** Reads one claim of a file. */
    private static final class Reader {

        private final String name;
        private final Node item;
        private final Map<String, Node> fields = new HashMap<>();
        private final List<String> problems = new ArrayList<>();
        private final Set<String> broken = new HashSet<>();

        Reader(String name, Node item) {
            this.name = name;
            this.item = item;
        }

        Entry entry(Map<String, Integer> lines) {
            int line = Yaml.line(item);
            if (!(item instanceof MappingNode mapping)) {
                problem(item, "a claim is a mapping with id, claim and where");
                return new Entry(line, "", "", Optional.empty(), problems);
            }
            mapping.getValue().forEach(this::take);
            String id = text("id", true);
            String statement = text("claim", true);
            Integer earlier = id.isEmpty() ? null : lines.putIfAbsent(id, line);
            if (earlier != null) {
                problem(node("id"), "the id '" + id + "' stands in line " + earlier + " already");
            }
            ClaimText text = new ClaimText(
                    id,
                    statement,
                    where(),
                    list("given"),
                    fields.containsKey("relation") ? text("relation", false) : Claim.UpTo.EQUAL.text(),
                    names(),
                    isExpected(),
                    text("source", false));
            ClaimText.Reading reading = text.read();
            reading.problems().stream().filter(this::isNew).forEach(this::problem);
            return new Entry(line, id, statement, reading.claim().filter(claim -> problems.isEmpty()), problems);
        }

        private void take(NodeTuple field) {
            String key = Yaml.scalar(field.getKeyNode()).orElse("");
            if (!FIELDS.contains(key)) {
                problem(field.getKeyNode(), "'" + key + "' is unknown; a claim has " + String.join(", ", FIELDS));
            } else if (fields.putIfAbsent(key, field.getValueNode()) != null) {
                problem(field.getKeyNode(), "'" + key + "' stands twice");
            }
        }

        private Node node(String field) {
            return fields.getOrDefault(field, item);
        }

        private String text(String field, boolean isRequired) {
            Node node = fields.get(field);
            if (node == null) {
                if (isRequired) {
                    broken(field, item, "'" + field + "' is missing");
                }
                return "";
            }
            Optional<String> text = Yaml.scalar(node).map(String::strip);
            if (text.isEmpty() || isRequired && text.get().isEmpty()) {
                broken(
                        field,
                        node,
                        "'" + field + "' is a text"
                                + (text.isEmpty()
                                        ? "; one that begins with {, [ or * is quoted"
                                        : " that is not empty"));
            }
            return text.orElse("");
        }

        /** One text or a list of them. */
        private List<String> list(String field) {
            Node node = fields.get(field);
            if (node == null) {
                return List.of();
            }
            List<String> texts = new ArrayList<>();
            for (Node part : node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node)) {
                Yaml.scalar(part)
                        .ifPresentOrElse(
                                texts::add, () -> broken(field, part, "'" + field + "' is a text or a list of texts"));
            }
            return texts;
        }

        private List<String> names() {
            List<String> names = new ArrayList<>();
            for (String text : list("in")) {
                for (String name : text.split(",")) {
                    if (!name.isBlank()) {
                        names.add(name.strip());
                    }
                }
            }
            return names;
        }

        /** Declarations stand as a mapping or as one text. */
        private String where() {
            Node node = fields.get("where");
            if (node == null) {
                return "";
            }
            if (!(node instanceof MappingNode mapping)) {
                return Yaml.scalar(node).orElseGet(() -> {
                    broken("where", node, "'where' is a mapping from names to domains, such as {z: real}");
                    return "";
                });
            }
            List<String> declarations = new ArrayList<>();
            for (NodeTuple declaration : mapping.getValue()) {
                String variable = Yaml.scalar(declaration.getKeyNode()).orElse("");
                Optional<String> domain = domain(declaration.getValueNode());
                if (variable.isBlank() || domain.isEmpty()) {
                    broken(
                            "where",
                            declaration.getKeyNode(),
                            "'" + variable
                                    + "' needs a domain, such as real, {0, 1} or '(0, 1]' (an interval is quoted)");
                } else {
                    declarations.add(variable + ": " + domain.get());
                }
            }
            return String.join(", ", declarations);
        }

        /** A text; or what YAML makes of a set, a mapping to nothing, and of a closed interval, a list. */
        private static Optional<String> domain(Node node) {
            if (node instanceof MappingNode set) {
                List<String> values = new ArrayList<>();
                for (NodeTuple value : set.getValue()) {
                    boolean isBare = Yaml.scalar(value.getValueNode())
                            .filter(String::isEmpty)
                            .isPresent();
                    Optional<String> element = Yaml.scalar(value.getKeyNode()).filter(text -> isBare);
                    if (element.isEmpty()) {
                        return Optional.empty();
                    }
                    values.add(element.get());
                }
                return Optional.of("{" + String.join(", ", values) + "}");
            }
            if (node instanceof SequenceNode interval) {
                List<String> ends = interval.getValue().stream()
                        .flatMap(end -> Yaml.scalar(end).stream())
                        .toList();
                return ends.size() == 2 && interval.getValue().size() == 2
                        ? Optional.of("[" + String.join(", ", ends) + "]")
                        : Optional.empty();
            }
            return node instanceof ScalarNode ? Yaml.scalar(node).filter(text -> !text.isBlank()) : Optional.empty();
        }

        private boolean isExpected() {
            String expect = text("expect", false).toLowerCase(Locale.ROOT);
            if (fields.containsKey("expect") && !List.of("holds", "fails").contains(expect)) {
                problem(node("expect"), "'expect' is holds or fails, not '" + expect + "'");
            }
            return !expect.equals("fails");
        }

        private static String field(ClaimText.Problem problem) {
            return problem.part() == ClaimText.Part.STATEMENT
                    ? "claim"
                    : problem.part().name().toLowerCase(Locale.ROOT);
        }

        /** Nothing is said about the text of a field that has none, nor about names where declarations are missing. */
        private boolean isNew(ClaimText.Problem problem) {
            boolean isSaid = broken.contains(field(problem));
            boolean readsNames = problem.part() != ClaimText.Part.RELATION && problem.part() != ClaimText.Part.WHERE;
            return !isSaid && !(readsNames && broken.contains("where"));
        }

        private void problem(ClaimText.Problem problem) {
            problem(node(field(problem)), field(problem) + ": " + problem.text());
        }

        private void broken(String field, Node place, String text) {
            broken.add(field);
            problem(place, text);
        }

        private void problem(Node place, String text) {
            problems.add(name + ", line " + Yaml.line(place) + ": " + text);
        }
    }
}
