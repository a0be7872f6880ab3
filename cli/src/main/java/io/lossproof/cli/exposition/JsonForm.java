package io.lossproof.cli.exposition;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lossproof.symbolic.derivation.Step;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.ExprText;
import io.lossproof.symbolic.syntax.Tex;
import io.lossproof.verify.claim.Claim;
import java.util.List;

/** The formulas without the sentences, as JSON. */
final class JsonForm {

    private JsonForm() {}

    static String of(List<Block> blocks) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        ObjectNode document = nodes.objectNode();
        document.put("version", 1);
        ArrayNode claims = nodes.arrayNode();
        ArrayNode chains = nodes.arrayNode();
        ArrayNode formulas = nodes.arrayNode();
        for (Block block : blocks) {
            if (block instanceof Block.Display display && !display.key().isEmpty()) {
                ObjectNode node = formulas.addObject();
                node.put("quantity", display.key());
                node.put("name", display.name());
                formula(node, display.formula(), display.scope());
            } else if (block instanceof Block.Chain chain) {
                chain(chains.addObject(), chain);
            } else if (block instanceof Block.Statement statement) {
                claim(claims.addObject(), statement.claim());
            } else if (block instanceof Block.Heading heading && !document.has("title")) {
                document.put("title", heading.text());
            }
        }
        document.set("claims", claims);
        document.set("derivations", chains);
        document.set("formulas", formulas);
        return document.toPrettyString() + "\n";
    }

    private static void claim(ObjectNode node, Claim claim) {
        node.put("id", claim.id());
        node.put("title", claim.title());
        node.put("text", claim.statement());
        node.put("tex", TexForms.of(claim));
        node.put("expect", claim.expected() ? "holds" : "fails");
        node.put("where", claim.scope().toString());
    }

    private static void chain(ObjectNode node, Block.Chain chain) {
        node.put("name", chain.key());
        node.put("of", chain.of());
        formula(node.putObject("start"), chain.start(), chain.scope());
        ArrayNode steps = node.putArray("steps");
        for (Step step : chain.steps()) {
            ObjectNode entry = steps.addObject();
            entry.put("rule", step.rule());
            entry.put("condition", step.condition());
            formula(entry, step.to(), chain.scope());
        }
        node.put("where", chain.scope().toString());
    }

    private static void formula(ObjectNode node, Expr formula, Scope scope) {
        node.put("text", ExprText.of(formula, scope.vectorLengths()));
        node.put("tex", Tex.of(formula, scope));
    }
}
