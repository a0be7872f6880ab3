package io.lossproof.reports.page;

import io.lossproof.verify.run.ClaimRecord;

/**
 * The command that judges a claim again: the claim by itself, or its family or else the whole catalogue where it is no
 * formula of the language.
 */
final class Command {

    private Command() {}

    /** @param family the id of the family that it belongs to; empty if none */
    static String of(ClaimRecord claim, String family, long seed) {
        if (claim.left().startsWith("integrate(")) {
            return "./lossproof verify" + (family.isEmpty() ? "" : " " + quoted(family)) + " --seed " + seed;
        }
        String statement = quoted(claim.statement());
        boolean likeAnOption = claim.statement().startsWith("-");
        StringBuilder command = new StringBuilder("./lossproof check");
        if (!likeAnOption) {
            command.append(' ').append(statement);
        }
        if (!claim.scope().isBlank()) {
            command.append(" --where ").append(quoted(claim.scope()));
        }
        for (String condition : claim.given()) {
            command.append(" --given ").append(quoted(condition));
        }
        if (!claim.upTo().isBlank() && !claim.upTo().equals("equal")) {
            command.append(" --relation ").append(quoted(claim.upTo()));
        }
        if (!claim.in().isEmpty()) {
            command.append(" --in ").append(quoted(String.join(",", claim.in())));
        }
        command.append(" --seed ").append(seed);
        return likeAnOption ? command.append(" -- ").append(statement).toString() : command.toString();
    }

    /** For a POSIX shell; a plain word needs no quotes. */
    private static String quoted(String argument) {
        return argument.matches("[A-Za-z0-9_,.-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
