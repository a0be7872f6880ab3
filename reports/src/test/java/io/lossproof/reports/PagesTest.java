package io.lossproof.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.reports.page.IndexPage;
import io.lossproof.verify.run.DocumentRecord;
import io.lossproof.verify.run.FamilyRecord;
import io.lossproof.verify.run.Run;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** What holds for every page of every run: well-formed, self-contained, nothing leads nowhere. */
class PagesTest {

    private static final Set<String> FILES = Set.of("run.json", "assets/report.css");

    /** Attributes by which a browser loads something. */
    private static final List<String> LOADING =
            List.of("src", "srcset", "poster", "data", "background", "action", "formaction", "xlink:href");

    static Stream<Run> runs() {
        return Stream.of(
                Runs.tiny(),
                Runs.sample(),
                Sources.run(),
                Hostile.run(),
                Runs.run(List.of(), List.of()),
                damaged(Runs.sample()));
    }

    /** The second family without its parametrisations. */
    private static Run damaged(Run run) {
        FamilyRecord whole = run.families().get(1);
        @SuppressWarnings("NullAway") // what a stored run holds that somebody cut short
        FamilyRecord cut = new FamilyRecord(
                whole.id(),
                whole.title(),
                whole.description(),
                whole.observation(),
                whole.support(),
                whole.density(),
                whole.scope(),
                null,
                whole.claims(),
                whole.sources());
        return Runs.run(List.of(run.families().get(0), cut), run.claims());
    }

    @ParameterizedTest
    @MethodSource("runs")
    void idsAreUniqueAndLinksResolve(Run run) throws Exception {
        Map<String, Document> pages = documents(Report.pages(run, new ArrayList<>()));
        Map<String, Set<String>> ids = new LinkedHashMap<>();
        for (Map.Entry<String, Document> page : pages.entrySet()) {
            Set<String> own = new HashSet<>();
            forEach(page.getValue(), "id", (element, id) -> {
                assertTrue(id.matches("[A-Za-z][A-Za-z0-9-]*"), () -> page.getKey() + ": odd id " + id);
                assertTrue(own.add(id), () -> page.getKey() + ": id " + id + " twice");
            });
            ids.put(page.getKey(), own);
        }
        int[] seen = {0};
        pages.forEach((file, page) -> forEach(page, "href", (element, href) -> {
            seen[0]++;
            if (isOutward(href)) {
                assertEquals("a", element.getTagName(), () -> file + " loads " + href);
                return;
            }
            String[] parts = href.split("#", 2);
            String target = parts[0].isEmpty() ? file : parts[0];
            assertTrue(
                    ids.containsKey(target) || FILES.contains(target) || href.equals("data:,"),
                    () -> file + ": no page " + href);
            if (parts.length == 2) {
                assertTrue(ids.getOrDefault(target, Set.of()).contains(parts[1]), () -> file + ": nothing at " + href);
            }
        }));
        assertTrue(seen[0] > 5, "saw " + seen[0] + " links");
        pages.forEach((file, page) -> {
            for (String attribute : List.of("aria-labelledby")) {
                forEach(
                        page,
                        attribute,
                        (element, id) -> assertTrue(
                                ids.getOrDefault(file, Set.of()).contains(id), () -> file + ": no label " + id));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("runs")
    void nothingIsLoadedAndNothingRuns(Run run) throws Exception {
        for (Map.Entry<String, Document> page :
                documents(Report.pages(run, new ArrayList<>())).entrySet()) {
            NodeList elements = page.getValue().getElementsByTagName("*");
            for (int i = 0; i < elements.getLength(); i++) {
                Element element = (Element) elements.item(i);
                String where = page.getKey() + ": " + element.getTagName();
                assertFalse(
                        List.of("script", "iframe", "object", "embed", "img", "b:script")
                                .contains(element.getTagName()),
                        where);
                for (int k = 0; k < element.getAttributes().getLength(); k++) {
                    String name = element.getAttributes().item(k).getNodeName();
                    assertFalse(name.startsWith("on") || LOADING.contains(name), () -> where + " has " + name);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("runs")
    void headingsGoDownOneStepAtATimeAndTablesSayWhatTheyHold(Run run) throws Exception {
        for (Map.Entry<String, Document> page :
                documents(Report.pages(run, new ArrayList<>())).entrySet()) {
            Document document = page.getValue();
            assertEquals("en", document.getDocumentElement().getAttribute("lang"));
            int level = 0;
            NodeList elements = document.getElementsByTagName("*");
            for (int i = 0; i < elements.getLength(); i++) {
                Element element = (Element) elements.item(i);
                String tag = element.getTagName();
                if (tag.matches("h[1-6]")) {
                    int next = tag.charAt(1) - '0';
                    assertTrue(next <= level + 1, page.getKey() + ": " + tag + " after h" + level);
                    assertTrue(next > 1 || level == 0, page.getKey() + ": a second h1");
                    level = next;
                }
                if (tag.equals("table")) {
                    assertEquals(1, element.getElementsByTagName("caption").getLength(), page.getKey());
                    assertTrue(element.getElementsByTagName("th").getLength() > 0, page.getKey());
                }
                if (tag.equals("th")) {
                    assertFalse(element.getAttribute("scope").isEmpty(), page.getKey());
                }
            }
            assertTrue(level > 0, page.getKey() + " has no heading");
        }
    }

    @ParameterizedTest
    @MethodSource("runs")
    void sameRunSameBytes(Run run) {
        assertEquals(Report.pages(run, new ArrayList<>()), Report.pages(run, new ArrayList<>()));
    }

    @Test
    void pagesDoNotDependOnTheLocale() {
        Map<String, String> expected = Report.pages(Runs.sample(), new ArrayList<>());
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertEquals(expected, Report.pages(Runs.sample(), new ArrayList<>()));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void hostileTextIsShownAndNotObeyed() {
        List<IndexPage.Problem> problems = new ArrayList<>();
        Map<String, String> pages = Report.pages(Hostile.run(), problems);
        assertEquals(List.of(), problems);
        assertEquals(
                Set.of("index-2.html", "index-3.html", "sources.html", "claims.html", "index.html"), pages.keySet());
        pages.forEach((file, page) -> {
            assertFalse(page.contains("<script"), file);
            assertTrue(page.contains("&lt;script&gt;"), file);
            assertTrue(page.contains("\ufffd"), file);
        });
    }

    @Test
    void formulasThatCannotBeReadAreShownAsTheyAre() {
        String page = Report.pages(Runs.tiny(), new ArrayList<>()).getOrDefault("claims.html", "");
        assertTrue(page.contains("<code class=\"raw\">log( == 1</code>"), page);
        assertTrue(page.contains("Shown as it is stored: column 6 of "), page);
    }

    @Test
    void aDamagedFamilyCostsItsPageAlone() {
        List<IndexPage.Problem> problems = new ArrayList<>();
        Map<String, String> pages = Report.pages(damaged(Runs.sample()), problems);
        assertEquals(1, problems.size());
        assertEquals("categorical.html", problems.get(0).href());
        assertTrue(pages.getOrDefault("categorical.html", "").contains("This page could not be made."));
        assertTrue(pages.getOrDefault("index.html", "").contains("Pages that could not be made"));
        assertTrue(pages.getOrDefault("bernoulli.html", "").contains("id=\"logit--derivation\""));
        assertTrue(pages.getOrDefault("claims.html", "").contains("id=\"claim--categorical-softmax-shift\""));
    }

    @Test
    void theIdOfARowIsItsAnchor() {
        String page = Report.pages(Sources.run(), new ArrayList<>()).getOrDefault("sources.html", "");
        for (String id : List.of("M1", "M8", "M10", "C12")) {
            assertTrue(page.contains("id=\"" + id + "\""), id);
        }
    }

    @Test
    void withoutDocumentsThereIsNeitherPageNorLink() {
        Map<String, String> pages = Report.pages(Runs.sample(), new ArrayList<>());
        assertFalse(pages.containsKey("sources.html"));
        pages.forEach((file, page) -> assertFalse(page.contains("sources.html"), file));
    }

    @Test
    void everyPageLeadsToTheSources() {
        Report.pages(Sources.run(), new ArrayList<>())
                .forEach((file, page) ->
                        assertTrue(file.equals("sources.html") || page.contains("href=\"sources.html\""), () -> file));
    }

    @Test
    void aClaimOfADocumentStandsOnceAndOnThePageOfItsFamilyIfItHasOne() {
        Map<String, String> pages = Report.pages(Sources.run(), new ArrayList<>());
        assertTrue(pages.getOrDefault("coin.html", "").contains("id=\"claim--coin-step\""));
        String page = pages.getOrDefault("sources.html", "");
        assertTrue(page.contains("id=\"claim--source-m8-difference\""));
        assertFalse(page.contains("id=\"claim--coin-step\""));
        assertTrue(page.contains("href=\"coin.html#claim--coin-step\""));
        assertFalse(pages.getOrDefault("claims.html", "").contains("source-m8"));
    }

    @Test
    void whatIsOpenIsSaidAtTheTopWithItsReason() {
        String page = Report.pages(Sources.run(), new ArrayList<>()).getOrDefault("sources.html", "");
        String top = page.substring(page.indexOf("id=\"open\""), page.indexOf("class=\"document\""));
        for (String id : List.of("C9", "C10", "C4", "C12")) {
            assertTrue(top.contains("href=\"#" + id + "\""), id);
        }
        assertFalse(top.contains("href=\"#M8\""), top);
        assertTrue(top.contains("no increasing function is known"), top);
        assertTrue(top.contains("No claim of this row was judged"), top);
        assertTrue(top.contains("fails at p = 1/2, q = 1/4"), top);
    }

    @Test
    void damagedDocumentsCostTheirPageAlone() {
        Run run = Sources.run();
        @SuppressWarnings("NullAway") // what a stored run holds that somebody cut short
        DocumentRecord cut = new DocumentRecord("000", "Cut", "", null);
        List<IndexPage.Problem> problems = new ArrayList<>();
        Map<String, String> pages = Report.pages(Sources.with(List.of(cut), run), problems);
        assertEquals(
                List.of("sources.html"),
                problems.stream().map(IndexPage.Problem::href).toList());
        assertTrue(pages.getOrDefault("index.html", "").contains("Pages that could not be made"));
        assertTrue(pages.getOrDefault("claims.html", "").contains("id=\"claim--source-m8-difference\""));
    }

    @Test
    void anEmptyRunIsNoSuccess() {
        String page =
                Report.pages(Runs.run(List.of(), List.of()), new ArrayList<>()).getOrDefault("index.html", "");
        assertTrue(page.contains("<h1 class=\"answer bad\">No claim was judged.</h1>"), page);
    }

    private static boolean isOutward(String href) {
        return href.startsWith("http:") || href.startsWith("https:");
    }

    private static void forEach(Document page, String attribute, BiConsumer<Element, String> action) {
        NodeList elements = page.getElementsByTagName("*");
        for (int i = 0; i < elements.getLength(); i++) {
            Element element = (Element) elements.item(i);
            if (element.hasAttribute(attribute)) {
                action.accept(element, element.getAttribute(attribute));
            }
        }
    }

    private static Map<String, Document> documents(Map<String, String> pages)
            throws ParserConfigurationException, IOException, SAXException {
        Map<String, Document> documents = new LinkedHashMap<>();
        for (Map.Entry<String, String> page : pages.entrySet()) {
            documents.put(page.getKey(), document(page.getKey(), page.getValue()));
        }
        return documents;
    }

    /** The page read as XML, which is stricter than any browser. */
    private static Document document(String file, String page)
            throws ParserConfigurationException, IOException, SAXException {
        String doctype = "<!DOCTYPE html>";
        assertTrue(page.startsWith(doctype), () -> file + " starts with " + page.substring(0, 40));
        DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        builder.setErrorHandler(null);
        return builder.parse(new InputSource(
                new StringReader(page.substring(doctype.length()).strip())));
    }
}
