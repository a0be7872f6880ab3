package io.lossproof.reports.check;

import io.lossproof.verify.run.CheckRun;
import io.lossproof.verify.run.CheckRun.Checked;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A check as JUnit XML: a suite for each file, a test case for each claim. A verdict that contradicts what was expected,
 * and a claim that is undecided, is a failure; a conflict, and a claim that cannot be read, is an error. Nothing is
 * skipped: not knowing is not passing.
 */
public final class JUnitXml {

    private JUnitXml() {}

    public static String of(CheckRun run) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            newLine(xml, 0);
            xml.writeStartElement("testsuites");
            counts(xml, "lossproof check", run.claims());
            Map<String, List<Checked>> suites = new LinkedHashMap<>();
            run.claims()
                    .forEach(claim -> suites.computeIfAbsent(suite(claim), name -> new ArrayList<>())
                            .add(claim));
            for (Map.Entry<String, List<Checked>> suite : suites.entrySet()) {
                suite(xml, suite.getKey(), suite.getValue(), run.seed());
            }
            newLine(xml, 0);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a check cannot be written as XML", e);
        }
        return text + "\n";
    }

    private static String suite(Checked claim) {
        String file = claim.file();
        return file == null ? "lossproof" : file;
    }

    private static void suite(XMLStreamWriter xml, String name, List<Checked> claims, long seed)
            throws XMLStreamException {
        newLine(xml, 1);
        xml.writeStartElement("testsuite");
        counts(xml, name, claims);
        newLine(xml, 2);
        xml.writeStartElement("properties");
        xml.writeEmptyElement("property");
        xml.writeAttribute("name", "seed");
        xml.writeAttribute("value", Long.toString(seed));
        xml.writeEndElement();
        for (Checked claim : claims) {
            testCase(xml, name, claim);
        }
        newLine(xml, 1);
        xml.writeEndElement();
    }

    private static void counts(XMLStreamWriter xml, String name, List<Checked> claims) throws XMLStreamException {
        xml.writeAttribute("name", legal(name));
        xml.writeAttribute("tests", Integer.toString(claims.size()));
        xml.writeAttribute(
                "failures",
                Long.toString(claims.stream()
                        .filter(claim -> !claim.asExpected() && !isError(claim))
                        .count()));
        xml.writeAttribute(
                "errors",
                Long.toString(claims.stream().filter(JUnitXml::isError).count()));
        xml.writeAttribute("skipped", "0");
        xml.writeAttribute(
                "time", seconds(claims.stream().mapToDouble(Checked::seconds).sum()));
    }

    private static boolean isError(Checked claim) {
        return claim.cannotBeRead() || claim.verdict().equals("conflict");
    }

    private static void testCase(XMLStreamWriter xml, String suite, Checked claim) throws XMLStreamException {
        newLine(xml, 2);
        xml.writeStartElement("testcase");
        xml.writeAttribute("name", legal(claim.id().isEmpty() ? "line " + claim.line() : claim.id()));
        xml.writeAttribute("classname", legal(suite));
        Integer line = claim.line();
        if (line != null) {
            xml.writeAttribute("file", legal(suite));
            xml.writeAttribute("line", line.toString());
        }
        xml.writeAttribute("time", seconds(claim.seconds()));
        if (!claim.asExpected()) {
            newLine(xml, 3);
            xml.writeStartElement(isError(claim) ? "error" : "failure");
            xml.writeAttribute("message", legal(Outcome.sentence(claim)));
            xml.writeAttribute("type", claim.verdict());
            xml.writeCharacters(legal(String.join("\n", Outcome.details(claim))));
            xml.writeEndElement();
            newLine(xml, 2);
        }
        xml.writeEndElement();
    }

    private static void newLine(XMLStreamWriter xml, int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.4f", seconds);
    }

    /** XML 1.0 has no control characters, not even escaped ones. */
    private static String legal(String text) {
        StringBuilder legal = new StringBuilder();
        text.codePoints()
                .map(c ->
                        c == '\t' || c == '\n' || c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000
                                ? c
                                : 0xFFFD)
                .forEach(legal::appendCodePoint);
        return legal.toString();
    }
}
