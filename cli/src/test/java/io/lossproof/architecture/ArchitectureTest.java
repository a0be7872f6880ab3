package io.lossproof.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may know whom. A rule over classes that are not there would pass, so each counts what it saw. */
class ArchitectureTest {

    /** The modules from left to right, and how many classes each must at least show. Raise the numbers as they grow. */
    private static final Map<String, Integer> MODULES = inOrder(
            Map.entry("symbolic", 120),
            Map.entry("numeric", 100),
            Map.entry("verify", 45),
            Map.entry("reports", 40),
            Map.entry("testing", 20),
            Map.entry("cli", 18));

    /** What JTE makes of the templates; not written by hand. */
    private static final String TEMPLATES = "io.lossproof.reports.template";

    private static final Pattern MODULE = Pattern.compile("io\\.lossproof\\.(\\w+)(\\..*)?");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.lossproof");

    @TestFactory
    Stream<DynamicTest> everyModuleIsSeen() {
        return MODULES.entrySet().stream()
                .map(module -> DynamicTest.dynamicTest(module.getKey(), () -> {
                    long seen = CLASSES.stream()
                            .filter(type -> moduleOf(type).equals(module.getKey()))
                            .count();
                    assertTrue(
                            seen >= module.getValue(),
                            "saw " + seen + " classes, expected at least " + module.getValue());
                }));
    }

    @Test
    void everyClassBelongsToAModule() {
        refuse(type -> !MODULES.containsKey(moduleOf(type)), "belongs to no module of this build");
    }

    @Test
    void modulesDependToTheLeftOnly() {
        List<String> order = List.copyOf(MODULES.keySet());
        refuseUse((from, to) -> order.indexOf(moduleOf(to)) > order.indexOf(moduleOf(from)));
    }

    /** Its libraries are those of tests, which the program does not ship. */
    @Test
    void testingStandsAlone() {
        refuseUse(
                (from, to) -> moduleOf(to).equals("testing") && !moduleOf(from).equals("testing"));
        refuseUse((from, to) -> moduleOf(from).equals("testing") && moduleOf(to).equals("reports"));
        refuseUse((from, to) -> isIn(to, "net.jqwik") && !isIn(from, "io.lossproof.testing.jqwik"));
    }

    @Test
    void onlyCasKnowsTheAlgebraSystem() {
        refuseUse((from, to) ->
                (isIn(to, "org.matheclipse") || isIn(to, "edu.jas")) && !isIn(from, "io.lossproof.symbolic.cas"));
    }

    @Test
    void thirdPartyNumericsStayInNumeric() {
        refuseUse((from, to) -> isIn(to, "org.hipparchus") && !isIn(from, "io.lossproof.numeric"));
    }

    @Test
    void templatesStayInReportsAndCli() {
        refuseUse((from, to) ->
                isIn(to, "gg.jte") && !isIn(from, "io.lossproof.reports") && !isIn(from, "io.lossproof.cli"));
    }

    /** Libraries that are on the class path only because Symja or JTE needs them. */
    @Test
    void nothingLeansOnWhatALibraryBrings() {
        refuseUse((from, to) -> Stream.of("com.google.common", "org.apache", "it.unimi", "org.jgrapht", "org.codehaus")
                .anyMatch(name -> isIn(to, name)));
    }

    @Test
    void onlyCliWritesToStandardStreams() {
        long seen = CLASSES.stream()
                .flatMap(type -> type.getFieldAccessesFromSelf().stream())
                .filter(ArchitectureTest::isStandardStream)
                .peek(access ->
                        assertTrue(isIn(access.getOriginOwner(), "io.lossproof.cli"), () -> access.getDescription()))
                .count();
        assertTrue(seen > 0, "not even cli was seen to use standard output");
    }

    @TestFactory
    Stream<DynamicTest> packagesOfAModuleHaveNoCycle() {
        return MODULES.entrySet().stream()
                .map(module -> DynamicTest.dynamicTest(
                        module.getKey(),
                        () -> slices().assignedFrom(new PackagesOf(module.getKey()))
                                .should()
                                .beFreeOfCycles()
                                .allowEmptyShould(module.getValue() == 0)
                                .check(CLASSES)));
    }

    @Test
    void publicClassesLiveInNullMarkedPackages() {
        refuse(
                type -> type.getModifiers().contains(JavaModifier.PUBLIC)
                        && !isIn(type, TEMPLATES)
                        && !type.getPackage().isAnnotatedWith(NullMarked.class),
                "lives in a package without @NullMarked in its package-info");
    }

    private static void refuse(Predicate<JavaClass> wrong, String what) {
        List<String> found = new ArrayList<>();
        int seen = 0;
        for (JavaClass type : CLASSES) {
            seen++;
            if (wrong.test(type)) {
                found.add(type.getName() + " " + what);
            }
        }
        assertSawEnough(seen);
        assertEquals("", String.join("\n", found));
    }

    private static void refuseUse(BiPredicate<JavaClass, JavaClass> wrong) {
        List<String> found = new ArrayList<>();
        int seen = 0;
        for (JavaClass type : CLASSES) {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                seen++;
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (wrong.test(type, target)) {
                    found.add(dependency.getDescription());
                }
            }
        }
        assertSawEnough(seen);
        assertEquals("", String.join("\n", found));
    }

    private static void assertSawEnough(int seen) {
        int least = MODULES.values().stream().mapToInt(Integer::intValue).sum();
        assertTrue(least > 0 && seen >= least, "saw " + seen + ", expected at least " + least);
    }

    private static boolean isStandardStream(JavaFieldAccess access) {
        String name = access.getTarget().getName();
        return access.getTargetOwner().isEquivalentTo(System.class) && (name.equals("out") || name.equals("err"));
    }

    private static boolean isIn(JavaClass type, String name) {
        return type.getPackageName().equals(name) || type.getPackageName().startsWith(name + ".");
    }

    private static String moduleOf(JavaClass type) {
        Matcher matcher = MODULE.matcher(type.getPackageName());
        return matcher.matches() ? matcher.group(1) : "";
    }

    @SafeVarargs
    private static Map<String, Integer> inOrder(Map.Entry<String, Integer>... entries) {
        Map<String, Integer> map = new LinkedHashMap<>();
        for (Map.Entry<String, Integer> entry : entries) {
            map.put(entry.getKey(), entry.getValue());
        }
        return map;
    }

    /** Each package of one module as a slice of its own, the module's root package among them. */
    private record PackagesOf(String module) implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return moduleOf(type).equals(module) ? SliceIdentifier.of(type.getPackageName()) : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "packages of " + module;
        }
    }
}
