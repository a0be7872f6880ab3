package io.lossproof.numeric.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.syntax.Parser;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointSamplerTest {

    private static final BigDecimal PI = new BigDecimal("3.14159265358979323846264338327950288");

    private static PointSampler sampler(String domains, String formula, long seed, String... given) {
        Scope scope = Parser.scope(domains);
        List<Cond> conditions = new ArrayList<>();
        for (String condition : given) {
            conditions.add(Parser.condition(condition, scope));
        }
        List<Expr> formulas = formula.isEmpty() ? List.of() : List.of(Parser.expression(formula, scope));
        return PointSampler.of(scope.given(conditions), formulas, seed);
    }

    private static Sample sample(String domains, String formula, String... given) {
        return sampler(domains, formula, 42, given).sample(PointSampler.USUAL_COUNT);
    }

    private static List<Rational> values(Sample sample, String name) {
        return sample.points().stream()
                .map(drawn -> drawn.point().scalar(name).orElseThrow())
                .toList();
    }

    private static Rational rational(String text) {
        return Rational.of(new BigDecimal(text));
    }

    /** By integer arithmetic on numerators and denominators, not by the sampler's own test. */
    private static boolean between(Rational value, String low, boolean lowIn, String high, boolean highIn) {
        int above = sign(value, low);
        int below = -sign(value, high);
        return (above > 0 || (lowIn && above == 0)) && (below > 0 || (highIn && below == 0));
    }

    private static int sign(Rational value, String end) {
        if (end.equals("inf") || end.equals("-inf")) {
            return end.equals("inf") ? -1 : 1;
        }
        BigDecimal limit = new BigDecimal(end);
        return new BigDecimal(value.numerator()).compareTo(limit.multiply(new BigDecimal(value.denominator())));
    }

    private record Case(String domain, Predicate<Rational> member) {
        @Override
        public String toString() {
            return domain;
        }
    }

    static Stream<Case> scalarDomains() {
        BigInteger three = BigInteger.valueOf(3);
        return Stream.of(
                new Case("real", value -> true),
                new Case("positive", value -> value.numerator().signum() > 0),
                new Case("nonnegative", value -> value.numerator().signum() >= 0),
                new Case("negative", value -> value.numerator().signum() < 0),
                new Case("nonzero", value -> value.numerator().signum() != 0),
                new Case("unit", value -> between(value, "0", false, "1", false)),
                new Case("[0, 1]", value -> between(value, "0", true, "1", true)),
                new Case("(-2, 5]", value -> between(value, "-2", false, "5", true)),
                new Case("[3, inf)", value -> between(value, "3", true, "inf", false)),
                new Case("(-inf, -1/2)", value -> between(value, "-inf", false, "-0.5", false)),
                new Case("(-pi, pi]", value -> between(value, PI.negate().toString(), false, PI.toString(), false)),
                new Case(
                        "[1/3, 2/3]",
                        value -> value.numerator().multiply(three).compareTo(value.denominator()) >= 0
                                && value.numerator()
                                                .multiply(three)
                                                .compareTo(value.denominator().shiftLeft(1))
                                        <= 0),
                new Case(
                        "(1, 1 + 1e-30)",
                        value -> between(value, "1", false, "1.000000000000000000000000000001", false)),
                new Case("[1e300, 1e301]", value -> between(value, "1e300", true, "1e301", true)),
                new Case("integer", Rational::isInteger),
                new Case(
                        "natural",
                        value -> value.isInteger() && value.numerator().signum() >= 0),
                new Case("{-3, ..., inf}", value -> value.isInteger() && between(value, "-3", true, "inf", false)),
                new Case(
                        "{-100000, ..., 100000}",
                        value -> value.isInteger() && between(value, "-1e5", true, "1e5", true)));
    }

    @ParameterizedTest
    @MethodSource("scalarDomains")
    void everyPointLiesInItsDomain(Case domain) {
        Sample sample = sample("x: " + domain.domain(), "");
        assertEquals(PointSampler.USUAL_COUNT, sample.size(), sample::toString);
        for (Rational value : values(sample, "x")) {
            assertTrue(domain.member().test(value), () -> Point.text(value));
        }
        assertEquals(sample.size(), new HashSet<>(values(sample, "x")).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"simplex(K)", "closed-simplex(K)", "simplex(4)", "closed-simplex(7)", "vector(K)"})
    void everyVectorLiesInItsDomain(String domain) {
        Sample sample = sample("p: " + domain + ", x: real", "");
        assertEquals(PointSampler.USUAL_COUNT, sample.size());
        for (StratifiedPoint drawn : sample.points()) {
            List<Rational> entries = drawn.point().vector("p").orElseThrow();
            if (!domain.startsWith("vector")) {
                Rational sum = entries.stream().reduce(Rational.ZERO, Rational::add);
                assertEquals(Rational.ONE, sum);
                int least = domain.startsWith("closed") ? 0 : 1;
                assertTrue(entries.stream().allMatch(entry -> entry.signum() >= least));
            }
            drawn.point().scalar("K").ifPresent(length -> assertEquals(Rational.of(entries.size()), length));
        }
    }

    @Test
    void symbolicLengthsAreShared() {
        Sample sample = sample("p: simplex(K), z: vector(K), w: vector(K + 1), y: {1, ..., K}", "");
        Set<Integer> lengths = new HashSet<>();
        for (StratifiedPoint drawn : sample.points()) {
            Point point = drawn.point();
            int length = point.vector("p").orElseThrow().size();
            lengths.add(length);
            assertEquals(length, point.vector("z").orElseThrow().size());
            assertEquals(length + 1, point.vector("w").orElseThrow().size());
            assertTrue(between(point.scalar("y").orElseThrow(), "1", true, String.valueOf(length), true));
            assertEquals("K", point.names().get(point.names().size() - 1));
        }
        assertEquals(Set.of(1, 2, 3, 5), lengths);
    }

    @Test
    void lengthsFollowConditionsAndLiteralIndices() {
        Set<Rational> lengths = new HashSet<>(values(sample("p: simplex(K)", "p[7]", "K > 2"), "K"));
        assertEquals(Set.of(Rational.of(3), Rational.of(5), Rational.of(7)), lengths);
        Set<Rational> long1 = new HashSet<>(values(sample("z: vector(K)", "", "K >= 10"), "K"));
        assertEquals(Set.of(Rational.of(10), Rational.of(11), Rational.of(12), Rational.of(13)), long1);
    }

    @Test
    void simplicesHaveTinyEntriesVerticesAndTheUniformPoint() {
        List<List<Rational>> open = vectors(sample("p: simplex(3)", ""));
        assertTrue(open.contains(List.of(Rational.of(1, 3), Rational.of(1, 3), Rational.of(1, 3))));
        assertTrue(open.stream().anyMatch(p -> p.stream().anyMatch(entry -> sign(entry, "1e-100") < 0)));
        assertTrue(open.stream().anyMatch(p -> p.stream().allMatch(entry -> sign(entry, "0.2") > 0)));
        List<List<Rational>> closed = vectors(sample("p: closed-simplex(3)", ""));
        assertTrue(closed.stream().anyMatch(p -> p.contains(Rational.ONE)));
        assertTrue(closed.stream().anyMatch(p -> p.contains(Rational.ZERO) && !p.contains(Rational.ONE)));
        assertTrue(closed.stream().anyMatch(p -> !p.contains(Rational.ZERO)));
    }

    private static List<List<Rational>> vectors(Sample sample) {
        return sample.points().stream()
                .map(drawn -> drawn.point().vector("p").orElseThrow())
                .toList();
    }

    // ---- strata ---------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "z: real | log(1 + exp(z)) |",
                "p: unit, q: unit | log(max(p, 1e-7))*q |",
                "a: positive, b: positive | log(a - b) | a > b",
                "p: simplex(K), q: simplex(K) | sum(p[k]*log(p[k]/q[k]), k, 1, K) |",
            })
    void countsAddUpAndSharesAreKept(String domains, String formula, String given) {
        Sample sample = given == null ? sample(domains, formula) : sample(domains, formula, given);
        Map<Stratum, Integer> counted = new EnumMap<>(Stratum.class);
        sample.points().forEach(drawn -> counted.merge(drawn.stratum(), 1, Integer::sum));
        sample.counts().forEach((stratum, count) -> {
            assertEquals(counted.getOrDefault(stratum, 0), count.drawn(), stratum::toString);
            assertTrue(count.wanted() >= count.drawn(), stratum::toString);
        });
        assertEquals(sample.size(), sample.total().drawn());
        assertEquals(PointSampler.USUAL_COUNT, sample.size());
        int structured = 0;
        for (Map.Entry<Stratum, Integer> count : counted.entrySet()) {
            structured += count.getKey().isStructured() ? count.getValue() : 0;
        }
        int drawn = PointSampler.USUAL_COUNT - structured;
        assertTrue(structured >= 25, "structured " + structured);
        assertTrue(structured <= 140, "structured " + structured);
        assertEquals(drawn * 25 / 85.0, sample.count(Stratum.ORDINALS).drawn(), 2);
        assertEquals(drawn * 40 / 85.0, sample.count(Stratum.LOG_UNIFORM).drawn(), 2);
        assertEquals(drawn * 20 / 85.0, sample.count(Stratum.MODERATE).drawn(), 2);
        assertFalse(sample.exhaustive());
    }

    private static Stream<Point> of(Sample sample, Stratum stratum) {
        return sample.points().stream()
                .filter(drawn -> drawn.stratum() == stratum)
                .map(StratifiedPoint::point);
    }

    @Test
    void strataReachWhereTheyShould() {
        Sample sample = sample("z: real, p: unit", "");
        Predicate<Point> huge = point -> Math.abs(point.scalarAsDouble("z")) > 1e100;
        Predicate<Point> tiny = point -> Math.abs(point.scalarAsDouble("z")) < 1e-100;
        assertTrue(of(sample, Stratum.ORDINALS).anyMatch(huge));
        assertTrue(of(sample, Stratum.ORDINALS).anyMatch(tiny));
        assertTrue(of(sample, Stratum.LOG_UNIFORM).noneMatch(huge.or(tiny)));
        for (String sign : List.of("-", "")) {
            assertTrue(of(sample, Stratum.LOG_UNIFORM)
                    .anyMatch(point ->
                            sign(point.scalar("z").orElseThrow(), sign + "1000") == (sign.isEmpty() ? 1 : -1)));
        }
        assertTrue(of(sample, Stratum.LOG_UNIFORM)
                .anyMatch(point -> sign(point.scalar("p").orElseThrow(), "1e-8") < 0));
        assertTrue(of(sample, Stratum.LOG_UNIFORM)
                .anyMatch(point -> sign(point.scalar("p").orElseThrow(), "0.99999999") > 0));
        assertTrue(of(sample, Stratum.MODERATE)
                .allMatch(point -> between(point.scalar("z").orElseThrow(), "-10", true, "10", true)));
    }

    @Test
    void specialValuesOfALineAreAllTried() {
        Set<Rational> tried = new HashSet<>(values(sample("z: real", ""), "z"));
        for (String special : List.of("0", "1", "-1", "0.5", "30", "-30", "700", "-700", "745.5", "-745.5", "2")) {
            assertTrue(tried.contains(rational(special)), special);
        }
        Set<Rational> unit = new HashSet<>(values(sample("z: [0, 1]", ""), "z"));
        for (double special : new double[] {0, 1, Double.MIN_VALUE, Math.nextDown(1.0), Double.MIN_NORMAL}) {
            assertTrue(unit.contains(Rational.of(special)), String.valueOf(special));
        }
    }

    // ---- breakpoints ----------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x: real | log(x + 1e-7) | -1e-7",
                "x: unit | log(max(x, 1e-100)) | 1e-100",
                "x: real | if(abs(x) > 20, x, softplus(x)) | 20",
                "x: real | if(abs(x) > 20, x, softplus(x)) | -20",
                "x: real | clip(x, -100, 100) | 100",
                "x: real | clip(x, -100, 100) | -100",
                "x: unit | log(clip(x, 1e-12, 1 - 1e-12)) | 0.999999999999",
                "x: real, y: {0, 1}, mu: positive | relu(3*x - 6)*y/mu | 2",
            })
    void breakpointsAreHitOnBothSides(String domains, String formula, String at) {
        Sample sample = sample(domains, formula);
        Rational place = rational(at);
        Rational ulp = Doubles.above(place).subtract(Doubles.below(place));
        List<Rational> offsets =
                values(sample, "x").stream().map(value -> value.subtract(place)).toList();
        for (int side : new int[] {-1, 1}) {
            assertTrue(
                    offsets.stream()
                            .anyMatch(off -> off.signum() == side && off.abs().compareTo(ulp) <= 0),
                    "an ulp to the side " + side);
            assertTrue(
                    offsets.stream()
                            .anyMatch(off -> off.signum() == side
                                    && off.abs().compareTo(ulp) > 0
                                    && off.abs().compareTo(place.abs().multiply(rational("1e-7"))) < 0),
                    "slightly to the side " + side);
            assertTrue(
                    offsets.stream()
                            .anyMatch(off -> off.signum() == side
                                    && off.abs().compareTo(place.abs()) < 0
                                    && (off.abs().compareTo(place.abs().multiply(rational("0.4"))) > 0
                                            || at.startsWith("0.9"))),
                    "visibly to the side " + side);
        }
        assertTrue(offsets.contains(Rational.ZERO), "on it");
    }

    @Test
    void breakpointsBetweenVariablesAndInSumsAreHit() {
        Sample two = sample("x: real, mu: real", "abs(x - 3*mu)");
        assertTrue(two.points().stream()
                .map(StratifiedPoint::point)
                .anyMatch(point -> point.scalar("x").equals(point.scalar("mu").map(mu -> mu.multiply(Rational.of(3))))
                        && !point.scalar("x").equals(Optional.of(Rational.ZERO))));
        Sample sum = sample("p: simplex(K)", "sum(log(max(p[k], 1e-7)), k, 1, K)");
        for (int side : new int[] {-1, 0, 1}) {
            assertTrue(
                    sum.points().stream()
                            .filter(drawn -> drawn.stratum() == Stratum.BREAKPOINT)
                            .flatMap(drawn -> drawn.point().vector("p").orElseThrow().stream())
                            .filter(entry -> sign(entry, "1.1e-7") < 0 && sign(entry, "0.9e-7") > 0)
                            .anyMatch(entry -> sign(entry, "1e-7") == side),
                    "side " + side);
        }
    }

    @Test
    void aBreakpointBesideTheDomainIsTriedAtItsMirrorImage() {
        assertTrue(values(sample("x: positive", "log(x + 1e-7)"), "x").contains(rational("1e-7")));
    }

    @Test
    void integersStepOverBreakpoints() {
        Set<Rational> tried = new HashSet<>(values(sample("n: integer", "max(2*n, 2001)"), "n"));
        assertTrue(tried.contains(Rational.of(1000)) && tried.contains(Rational.of(1001)));
    }

    @Test
    void tiesOccur() {
        List<Point> ties = sample("y: real, mu: real, z: vector(K), w: vector(K)", "").points().stream()
                .filter(drawn -> drawn.stratum() == Stratum.TIE)
                .map(StratifiedPoint::point)
                .toList();
        assertTrue(ties.stream().anyMatch(point -> point.scalar("y").equals(point.scalar("mu"))));
        assertTrue(ties.stream().anyMatch(point -> point.vector("z").equals(point.vector("w"))));
        assertTrue(ties.stream().anyMatch(point -> {
            List<Rational> entries = point.vector("z").orElseThrow();
            return entries.size() > 1 && new HashSet<>(entries).size() < entries.size();
        }));
        assertTrue(ties.stream()
                .anyMatch(point -> point.scalar("y")
                                .orElseThrow()
                                .add(point.scalar("mu").orElseThrow())
                                .isInteger()
                        && !point.scalar("y").orElseThrow().isInteger()));
    }

    // ---- reproducibility ------------------------------------------------------------------------------------------

    @Test
    void oneSeedGivesOneSample() throws InterruptedException {
        String domains = "z: real, p: simplex(K), n: natural";
        Sample first = sampler(domains, "log(abs(z) + p[1])", 7).sample(100);
        assertEquals(first, sampler(domains, "log(abs(z) + p[1])", 7).sample(100));
        assertNotEquals(
                first.points(),
                sampler(domains, "log(abs(z) + p[1])", 8).sample(100).points());
        List<Sample> elsewhere = new ArrayList<>();
        Thread thread = new Thread(
                () -> elsewhere.add(sampler(domains, "log(abs(z) + p[1])", 7).sample(100)));
        thread.start();
        thread.join();
        assertEquals(List.of(first), elsewhere);
    }

    @Test
    void theOrderOfDeclarationDoesNotMatter() {
        assertEquals(
                sampler("z: real, p: simplex(K), n: natural", "abs(z)", 7, "z < n", "n > 2")
                        .sample(100)
                        .points(),
                sampler("n: natural, p: simplex(K), z: real", "abs(z)", 7, "z < n", "n > 2")
                        .sample(100)
                        .points());
    }

    @Test
    void theFirstPointsNeverChange() {
        assertEquals(
                "[x = 0, x = 1/2^1074, x = 1/100000000]",
                sampler("x: nonnegative", "", 1).sample(100).points().stream()
                        .limit(3)
                        .map(StratifiedPoint::point)
                        .toList()
                        .toString());
        List<StratifiedPoint> points =
                sampler("x: nonnegative", "", 1).sample(100).points();
        assertEquals(PINNED, points.get(points.size() - 1).point().toString());
    }

    private static final String PINNED = "x = 5429498079440265/2^52";

    // ---- given conditions -----------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "z: real ; z > -5 ; 0",
                "z: real ; z > 1e6 && z < 1e6 + 1 ; 0",
                "a: unit, b: unit ; a + b < 1 ; 0",
                "a: real, b: real, c: real ; a < b && b < c ; 0",
                "a: real, b: positive ; a^2 < b ; 0",
                "a: real, b: real ; a*b == 1 ; 0",
                "a: real, b: real ; a == 2*b + 1 ; 0",
                "a: real ; exp(a) < 1e-3 || a > 50 ; 0",
                "n: natural, k: natural ; k <= n ; 0",
                "p: simplex(K) ; p[1] > 9/10 && K > 1 ; 0",
                "z: vector(K) ; sum(z[k], k, 1, K) > 3 ; 0",
                "a: real, b: real ; max(abs(a), abs(b)) <= 1/8 ; 0",
            })
    void givenConditionsHoldAtEachPoint(String domains, String given, int missing) {
        Sample sample = sample(domains, "", given);
        Scope scope = Parser.scope(domains);
        Cond condition = Parser.condition(given, scope);
        for (StratifiedPoint drawn : sample.points()) {
            assertEquals(Optional.of(true), Evaluation.holds(condition, drawn.point()), () -> drawn + "");
        }
        assertTrue(sample.size() >= PointSampler.USUAL_COUNT - missing, sample::toString);
    }

    @Test
    void conditionsBeyondArithmeticAreLeftToTheJudge() {
        PointSampler alone = sampler("x: positive", "", 3, "gamma(x) > 1");
        Sample undecided = alone.sample(20);
        assertEquals(0, undecided.size());
        assertTrue(undecided.total().undecided() >= 20);
        assertTrue(undecided.toString().contains("with an undecided given condition"), undecided::toString);
        Sample judged = alone.with(
                        (condition, point) -> Optional.of(sign(point.scalar("x").orElseThrow(), "2") > 0))
                .sample(20);
        assertEquals(20, judged.size());
        assertTrue(judged.total().rejected() > 0);
        assertTrue(values(judged, "x").stream().allMatch(value -> sign(value, "2") > 0));
    }

    @Test
    void aSampleThatFindsNothingSaysSo() {
        Sample sample = sample("x: real", "", "x > 1", "x < 0");
        assertEquals(0, sample.size());
        assertTrue(sample.total().missing() >= 200);
        assertTrue(sample.total().rejected() > 0);
        assertFalse(sample.exhaustive());
        assertTrue(sample.toString().startsWith("0 points, "), sample::toString);
    }

    // ---- finite and empty scopes ----------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "y: {0, 1} | 2",
                "y: {0, 1}, x: {-1, 0, 1/2} | 6",
                "n: {1, ..., 10}, k: {0, ..., n} | 65",
                "n: {1, ..., 64}, k: {1, ..., 64} | 4096",
                "x: [2, 2], p: simplex(1) | 1",
            })
    void finiteScopesAreEnumerated(String domains, int size) {
        Sample sample = sample(domains, "");
        assertTrue(sample.exhaustive());
        assertEquals(size, sample.size());
        assertEquals(
                size,
                sample.points().stream().map(StratifiedPoint::point).distinct().count());
        assertEquals(size, sample.count(Stratum.ENUMERATED).drawn());
        assertEquals(Set.of(Stratum.ENUMERATED), sample.counts().keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"n: {1, ..., 65}, k: {1, ..., 64}", "y: {0, 1}, z: real", "n: natural", "y: {1, ..., K}"})
    void otherScopesAreNotExhausted(String domains) {
        Sample sample = sample(domains, "");
        assertFalse(sample.exhaustive());
        assertEquals(PointSampler.USUAL_COUNT, sample.size());
    }

    @Test
    void enumerationKeepsToTheGivenConditions() {
        Sample sample = sample("a: {1, ..., 6}, b: {1, ..., 6}", "", "a < b");
        assertTrue(sample.exhaustive());
        assertEquals(15, sample.size());
        assertEquals(21, sample.total().rejected());
        assertFalse(sample("a: {1, ..., 6}", "", "gamma(a) > 2").exhaustive());
    }

    @Test
    void membersThatAreNotRationalAreLeftOutAndNamed() {
        Sample sample = sample("x: {1, sqrt(2), 3}", "");
        assertEquals(List.of("x = sqrt(2)"), sample.unsupported());
        assertEquals(2, sample.size());
        assertFalse(sample.exhaustive());
    }

    @Test
    void aScopeWithoutVariablesHasOnePoint() {
        Sample sample = PointSampler.of(Scope.EMPTY, List.of(), 1).sample(10);
        assertTrue(sample.exhaustive());
        assertEquals(1, sample.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x: (1, 0)", "x: (2, 2)", "x: {3, ..., 1}"})
    void emptyDomainsAreReported(String domain) {
        Sample sample = sample("z: real, " + domain, "");
        assertEquals(0, sample.size());
        assertEquals(List.of(domain), sample.empty());
        assertFalse(sample.exhaustive());
        assertTrue(sample.toString().contains("no value in " + domain), sample::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "S: positive-definite(d) | S: positive-definite(d) is a domain of matrices",
                "x: (0, gamma(1/3)) | x: (0, gamma(1/3)) has an end without a known value, gamma(1/3)",
                "a: {0, ..., b}, b: {0, ..., a} | the domain of a depends on itself: {0, ..., b}",
                "z: vector(2000) | z: vector(2000) has a length that is not an integer from 1 to 1000",
            })
    void unsupportedDomainsAreNamed(String domains, String message) {
        UnsupportedDomainException thrown =
                assertThrows(UnsupportedDomainException.class, () -> sampler(domains, "", 1));
        assertTrue(String.valueOf(thrown.getMessage()).contains(message), thrown::toString);
    }

    @Test
    void integersThatAFormulaCountsToStaySmall() {
        for (String formula : List.of("sum(k, k, 1, n)", "polygamma(n, 1/2)")) {
            assertTrue(values(sample("n: natural, x: real", formula), "n").stream()
                    .allMatch(value -> sign(value, "12") <= 0));
        }
    }

    @Property(seed = "20817", tries = 30)
    void anySeedKeepsAllPromises(@ForAll long seed) {
        PointSampler sampler = sampler(
                "a: positive, b: (-1, 1], q: closed-simplex(K), y: {1, ..., K}, n: natural",
                "log(a - b) + q[y]*max(b, a^2)/n",
                seed,
                "b < a");
        Sample sample = sampler.sample(PointSampler.COUNT_BESIDE_PROOF);
        assertEquals(PointSampler.COUNT_BESIDE_PROOF, sample.size());
        for (StratifiedPoint drawn : sample.points()) {
            Point point = drawn.point();
            Rational a = point.scalar("a").orElseThrow();
            Rational b = point.scalar("b").orElseThrow();
            assertTrue(a.signum() > 0 && between(b, "-1", false, "1", true) && b.compareTo(a) < 0);
            List<Rational> q = point.vector("q").orElseThrow();
            assertTrue(q.stream().reduce(Rational.ZERO, Rational::add).isOne());
            assertTrue(between(point.scalar("y").orElseThrow(), "1", true, String.valueOf(q.size()), true));
            assertTrue(sampler.admits(point));
        }
    }
}
