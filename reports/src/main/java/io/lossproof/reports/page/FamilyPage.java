package io.lossproof.reports.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of a family.
 *
 * @param title of the family
 * @param description a sentence or two
 * @param observation with its domain
 * @param observationMeaning in words
 * @param support in words or as a domain
 * @param density its mass or density function
 * @param parametrisations in order
 * @param claims about the family as a whole
 * @param attention what is not as expected on this page
 * @param tally of all claims on this page
 * @param sources literature
 * @param run what the foot of each page says
 */
public record FamilyPage(
        String title,
        Prose description,
        Formula observation,
        String observationMeaning,
        Formula support,
        Formula density,
        List<Parametrisation> parametrisations,
        List<ClaimView> claims,
        List<Reference> attention,
        Tally tally,
        List<Prose> sources,
        RunView run) {

    /**
     * The family in one parametrisation.
     *
     * @param anchor its id in the page
     * @param id as in commands
     * @param title in words
     * @param parameters in order
     * @param inverse how the family's own parameters follow; empty for its own
     * @param loss with all constants
     * @param lossWithoutConstants or null where there was nothing to drop
     * @param constants that were dropped
     * @param derivation of the loss
     * @param gradient entries
     * @param hessian entries
     * @param stable the form that is evaluated
     * @param stableDerivation of it
     * @param information entropy, divergence, score and information
     * @param accuracy of the kernels
     * @param evidence the claims in groups
     * @param tally of them
     * @param plots of the loss and its derivatives
     */
    public record Parametrisation(
            String anchor,
            String id,
            String title,
            List<Parameter> parameters,
            List<Formula> inverse,
            Formula loss,
            @Nullable Formula lossWithoutConstants,
            List<Formula> constants,
            Derivation derivation,
            List<Derivative> gradient,
            List<Derivative> hessian,
            Formula stable,
            Derivation stableDerivation,
            InformationSection information,
            List<Measured> accuracy,
            List<ClaimGroup> evidence,
            Tally tally,
            List<Plot> plots) {}

    /** A parameter with its domain and what it means. */
    public record Parameter(Formula formula, String meaning) {}

    /** An entry of gradient or Hessian, with the way to it; for vectors it stands for all entries. */
    public record Derivative(Formula formula, Reference claim, Derivation derivation) {}

    /**
     * Accuracy of one kernel.
     *
     * @param quantity loss, gradient or Hessian
     * @param summary the largest error in each unit, and at how many points
     * @param regions in order
     */
    public record Measured(String quantity, String summary, List<Accuracy> regions) {}

    /** Accuracy of one kernel on one region, numbers written out. */
    public record Accuracy(
            String region, String points, String largest, String rootMeanSquare, String unit, String worst) {}

    /** Claims of one kind. */
    public record ClaimGroup(String title, List<ClaimView> claims) {}
}
