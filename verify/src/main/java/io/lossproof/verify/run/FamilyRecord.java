package io.lossproof.verify.run;

import java.util.List;

/**
 * A distribution family as derived in a run.
 *
 * @param id as in commands, for example {@code bernoulli}
 * @param title its name in text
 * @param description a sentence or two
 * @param observation the observed variable
 * @param support of the observation, in words or as a domain
 * @param density its mass or density function as text
 * @param scope declarations of the variables of the density
 * @param parametrisations the first is the family's own
 * @param claims ids of the claims about the family as a whole: normalisation, mean, and the like
 * @param sources literature
 */
public record FamilyRecord(
        String id,
        String title,
        String description,
        VariableRecord observation,
        String support,
        String density,
        String scope,
        List<ParametrisationRecord> parametrisations,
        List<String> claims,
        List<String> sources) {}
