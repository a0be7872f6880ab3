package io.lossproof.symbolic.syntax;

import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.syntax.Layout.Face;
import io.lossproof.symbolic.syntax.Layout.Name;
import io.lossproof.symbolic.syntax.Layout.Script;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How names are shown: {@code mu} as μ, {@code x1} as x with subscript 1, {@code variance} as σ². The table of
 * parameters is the only place that says so.
 *
 * <p>Two names of one scope never look alike: where they would, the longer one is spelled out, and a function that is
 * usually one letter gets its word.
 */
final class Notation {

    /** Names of parameters that are written as an expression or as a letter of another name. */
    private static final Map<String, String> PARAMETERS = Map.of(
            "variance", "sigma^2",
            "precision", "tau");

    /** A name that starts so is the logarithm of the rest. */
    private static final String LOGARITHM_OF = "log_";

    /** Greek letters by name; those that TeX lacks are Latin. */
    private static final Map<String, String> GREEK = new HashMap<>();

    /** The command of TeX where it is not the name. */
    private static final Map<String, String> COMMANDS = Map.of("epsilon", "\\varepsilon", "ell", "\\ell");

    static {
        String[] lower = ("alpha α beta β gamma γ delta δ epsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ "
                        + "nu ν xi ξ pi π rho ρ sigma σ tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω ell ℓ")
                .split(" ");
        String[] upper = "Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω".split(" ");
        for (String[] letters : List.of(lower, upper)) {
            for (int i = 0; i < letters.length; i += 2) {
                GREEK.put(letters[i], letters[i + 1]);
            }
        }
    }

    /** {@code variance_1}: the parameter of one of several. */
    private static final Pattern NUMBERED = Pattern.compile("(.+)_(\\d+)");

    private static final Pattern STEM_AND_DIGITS = Pattern.compile("(.*?\\D)(\\d*)");
    private static final String SPECIAL_IN_TEX = "#$%&_{}";

    static final Name LOG = function("\\log", "log");
    static final Name PARTIAL = new Name("\\partial", "∂", Face.ITALIC);

    private final Map<String, Shown> symbols = new HashMap<>();
    private final Set<String> lettersInUse = new HashSet<>();

    /** How a symbol is shown, and how tightly that binds. */
    record Shown(Layout layout, Binding binding) {
        enum Binding {
            ATOM,
            POWER,
            LOGARITHM
        }
    }

    /** The notation for formulas in which these names occur; some of them are vectors. */
    Notation(Set<String> names, Set<String> vectors) {
        Map<Layout, String> owners = new HashMap<>();
        for (String name : names.stream().sorted(Notation::shorterFirst).toList()) {
            Shown shown = shown(name);
            boolean likeAnEntry = stem(name).filter(vectors::contains).isPresent();
            boolean likeAnother = owners.putIfAbsent(shown.layout(), name) != null;
            if (likeAnEntry || likeAnother) {
                shown = new Shown(spelledOut(name), Shown.Binding.ATOM);
            }
            symbols.put(name, shown);
            collectLetters(shown.layout());
        }
    }

    private static int shorterFirst(String one, String other) {
        return one.length() != other.length() ? one.length() - other.length() : one.compareTo(other);
    }

    private void collectLetters(Layout layout) {
        if (layout instanceof Name name) {
            lettersInUse.add(name.shown());
        } else if (layout instanceof Script script) {
            collectLetters(script.base());
        } else if (layout instanceof Layout.Applied applied) {
            collectLetters(applied.argument());
        }
    }

    Shown symbol(String name) {
        Shown known = symbols.get(name);
        return known != null ? known : shown(name);
    }

    /** An entry of a vector: the index joins the subscript that the name has. */
    Shown entry(String vector, Layout index) {
        Shown shown = symbol(vector);
        return new Shown(withIndex(shown.layout(), index), shown.binding());
    }

    private static Layout withIndex(Layout base, Layout index) {
        if (base instanceof Layout.Applied logarithm) {
            return new Layout.Applied(logarithm.function(), withIndex(logarithm.argument(), index));
        }
        if (base instanceof Script script) {
            Layout sub = script.sub()
                    .<Layout>map(own -> Layout.row(own, Typesetter.COMMA, index))
                    .orElse(index);
            return new Script(script.base(), Optional.of(sub), script.sup());
        }
        return Layout.subscripted(base, index);
    }

    /** Whether a letter stands for a symbol here, so that it cannot stand for something else as well. */
    boolean isInUse(Name letter) {
        return lettersInUse.contains(letter.shown());
    }

    /** The sign of a function as its operator has it, or its name where that letter stands for a symbol. */
    Layout functionSign(Op op) {
        Layout sign = readSign(op.tex());
        boolean taken = sign.first() instanceof Name name && name.isLetter() && isInUse(name);
        return taken ? function(op.text()) : sign;
    }

    /** Reads {@code \log}, {@code \log_{10}}, {@code \psi_1}, {@code \mathrm{B}}, {@code \operatorname{erf}}. */
    private static Layout readSign(String tex) {
        if (tex.contains("_")) {
            String[] parts = tex.split("_");
            return Layout.subscripted(readSign(parts[0]), new Layout.Numeral(parts[1].replaceAll("[{}]", "")));
        }
        if (tex.startsWith("\\operatorname{")) {
            return function(tex.substring("\\operatorname{".length(), tex.length() - 1));
        }
        if (tex.startsWith("\\mathrm{")) {
            return new Name(tex, tex.substring("\\mathrm{".length(), tex.length() - 1), Face.UPRIGHT);
        }
        String word = tex.replace("\\", "");
        if (GREEK.containsKey(word)) {
            return letter(word);
        }
        return word.length() == 1 ? letter(word) : function(tex, word);
    }

    static Name function(String word) {
        return function("\\operatorname{" + word + "}", word);
    }

    private static Name function(String tex, String word) {
        return new Name(tex, word, Face.FUNCTION);
    }

    // ---- names of symbols -----------------------------------------------------------------------------------------

    private static Shown shown(String name) {
        if (name.startsWith(LOGARITHM_OF) && name.length() > LOGARITHM_OF.length()) {
            Layout of = shown(name.substring(LOGARITHM_OF.length())).layout();
            return new Shown(new Layout.Applied(LOG, of), Shown.Binding.LOGARITHM);
        }
        Matcher numbered = NUMBERED.matcher(name);
        boolean isNumbered = numbered.matches() && PARAMETERS.containsKey(numbered.group(1));
        String stem = isNumbered ? numbered.group(1) : name;
        String alias = PARAMETERS.getOrDefault(stem, stem);
        if (alias.endsWith("^2")) {
            Layout base = letter(alias.substring(0, alias.length() - 2));
            Optional<Layout> number =
                    isNumbered ? Optional.of(new Layout.Numeral(numbered.group(2))) : Optional.empty();
            return new Shown(new Script(base, number, Optional.of(new Layout.Numeral("2"))), Shown.Binding.POWER);
        }
        return new Shown(withSubscripts(isNumbered ? alias + "_" + numbered.group(2) : alias), Shown.Binding.ATOM);
    }

    /** {@code x_max1} is x with the subscripts max and 1. */
    private static Layout withSubscripts(String name) {
        List<Layout> subs = new ArrayList<>();
        Layout base = new Layout.Text("");
        String[] parts = name.split("_", -1);
        for (int i = 0; i < parts.length; i++) {
            Matcher part = STEM_AND_DIGITS.matcher(parts[i]);
            boolean number = i > 0 && parts[i].matches("\\d+");
            if (number) {
                subs.add(new Layout.Numeral(parts[i]));
                continue;
            }
            if (!part.matches()) {
                return spelledOut(name);
            }
            Layout stem = i == 0 ? letterOrWord(part.group(1), "\\mathit") : letterOrWord(part.group(1), "\\mathrm");
            if (i == 0) {
                base = stem;
            } else {
                subs.add(stem);
            }
            if (!part.group(2).isEmpty()) {
                subs.add(new Layout.Numeral(part.group(2)));
            }
        }
        return subs.isEmpty() ? base : Layout.subscripted(base, Layout.row(joined(subs)));
    }

    private static List<Layout> joined(List<Layout> subs) {
        List<Layout> joined = new ArrayList<>();
        for (Layout sub : subs) {
            if (!joined.isEmpty()) {
                joined.add(Typesetter.COMMA);
            }
            joined.add(sub);
        }
        return joined;
    }

    /** What stands before a subscript, for a name that has one. */
    private static Optional<String> stem(String name) {
        if (name.indexOf('_') > 0) {
            return Optional.of(name.substring(0, name.indexOf('_')));
        }
        Matcher matcher = STEM_AND_DIGITS.matcher(name);
        return matcher.matches() && !matcher.group(2).isEmpty() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static Name letterOrWord(String text, String wordFace) {
        if (GREEK.containsKey(text) || text.codePointCount(0, text.length()) == 1) {
            return letter(text);
        }
        Face face = wordFace.equals("\\mathrm") ? Face.UPRIGHT : Face.ITALIC;
        return new Name(wordFace + "{" + escaped(text) + "}", text, face);
    }

    private static Name spelledOut(String name) {
        return new Name("\\mathit{" + escaped(name) + "}", name, Face.ITALIC);
    }

    /** A letter, Latin by itself or Greek by name; capital Greek is upright, as in TeX. */
    static Name letter(String text) {
        String shown = GREEK.getOrDefault(text, text);
        if (text.length() > 1 && GREEK.containsKey(text)) {
            Face face = Character.isUpperCase(text.charAt(0)) ? Face.UPRIGHT : Face.ITALIC;
            return new Name(COMMANDS.getOrDefault(text, "\\" + text), shown, face);
        }
        return GREEK.entrySet().stream()
                .filter(greek -> greek.getValue().equals(text))
                .findFirst()
                .map(greek -> letter(greek.getKey()))
                .orElseGet(() -> new Name(escaped(text), text, Face.ITALIC));
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (SPECIAL_IN_TEX.indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.appendCodePoint(c);
        });
        return escaped.toString();
    }
}
