package io.lossproof.verify;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.syntax.Parser;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Finding;
import io.lossproof.verify.route.Examiner;

/** Claims from text, for tests. */
final class Claims {

    private Claims() {}

    static Claim of(String statement, String where) {
        Scope scope = Parser.scope(where);
        Parser.Statement parsed = Parser.statement(statement, scope);
        return Claim.equal("test", "", parsed.left(), parsed.right(), scope).with(parsed.relation());
    }

    static Finding examined(String statement, String where) {
        return new Examiner(Runner.USUAL_SEED).examine(of(statement, where), Examiner.USUAL_ROUTES);
    }
}
