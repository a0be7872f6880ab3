package io.lossproof.verify.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one run found.
 *
 * @param version of this format
 * @param engine version of the program
 * @param seed of all random choices
 * @param started date and time, ISO 8601; the only entry, with the seconds, that differs between equal runs
 * @param seconds how long it took
 * @param environment Java and library versions, by name
 * @param families what was derived, in the order of the catalogue
 * @param claims everything judged, in a fixed order; families, documents and their parts name their claims by id
 * @param documents the source documents with what was found about their claims; none if they were not asked about
 * @param power of the verification, if it was measured
 */
public record Run(
        int version,
        String engine,
        long seed,
        String started,
        double seconds,
        Map<String, String> environment,
        List<FamilyRecord> families,
        List<ClaimRecord> claims,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<DocumentRecord> documents,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PowerRecord power) {

    /** The version of the format that this program writes. */
    public static final int FORMAT = 1;

    /** With the power that was measured in it. */
    public Run withPower(PowerRecord measured) {
        return new Run(version, engine, seed, started, seconds, environment, families, claims, documents, measured);
    }

    /** The claims with these ids, in this order. */
    public List<ClaimRecord> claims(List<String> ids) {
        Map<String, ClaimRecord> byId =
                claims.stream().collect(java.util.stream.Collectors.toMap(ClaimRecord::id, claim -> claim));
        return ids.stream().map(byId::get).toList();
    }
}
