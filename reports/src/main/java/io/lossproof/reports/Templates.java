package io.lossproof.reports;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.lossproof.reports.page.Html;
import java.util.Map;

/** The templates, compiled with the module. */
final class Templates {

    private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Templates.class.getClassLoader(), "io.lossproof.reports.template");

    private Templates() {}

    /** The template filled in, as a text that is well-formed XML. */
    static String render(String template, Map<String, Object> parameters) {
        StringOutput page = new StringOutput();
        ENGINE.render(template + ".jte", parameters, page);
        return Html.withoutForbiddenCharacters(page.toString().stripLeading());
    }
}
