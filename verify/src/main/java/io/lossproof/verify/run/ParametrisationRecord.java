package io.lossproof.verify.run;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;

/**
 * A family in one parametrisation, with the loss and its derivatives.
 *
 * @param id as in commands, for example {@code logit}
 * @param title in words
 * @param parameters in order
 * @param inverse how the family's own parameters follow from these: lines {@code p = sigmoid(z)}; empty for its own
 * @param scope declarations of all variables below, the free indices {@code i} and {@code j} of derivatives included
 * @param loss the negative log-likelihood with all constants
 * @param lossWithoutConstants without the terms that are free of the parameters
 * @param constants the terms that were dropped
 * @param stable the form that is evaluated
 * @param gradient one entry for each parameter; for a vector its entry {@code j}
 * @param hessian upper triangle by rows; for vectors entry {@code (i, j)}
 * @param derivation from mass or density function to the loss
 * @param stableDerivation from the loss to the stable form
 * @param claims ids of the claims about this parametrisation that are not steps
 * @param accuracy of the kernels, measured
 * @param quantities entropy, cross-entropy, KL divergence, score and information, those that were derived
 * @param plots of the loss and its derivatives, one for each parameter that varies; none in a run of a program that drew
 *     none
 */
public record ParametrisationRecord(
        String id,
        String title,
        List<VariableRecord> parameters,
        List<String> inverse,
        String scope,
        String loss,
        String lossWithoutConstants,
        List<String> constants,
        String stable,
        List<DerivativeRecord> gradient,
        List<DerivativeRecord> hessian,
        List<StepRecord> derivation,
        List<StepRecord> stableDerivation,
        List<String> claims,
        List<AccuracyRecord> accuracy,
        List<QuantityRecord> quantities,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<PlotRecord> plots) {

    /**
     * A derivative of the loss.
     *
     * @param variables names of the variables, with an index for a vector: {@code z[j]}
     * @param formula as text
     * @param claim id of the claim that it is the derivative
     * @param steps from the derivative of the loss, as it is shown, to the formula
     */
    public record DerivativeRecord(List<String> variables, String formula, String claim, List<StepRecord> steps) {}

    /**
     * Accuracy of a kernel against certified values.
     *
     * @param quantity {@code loss}, or a derivative with its variables: {@code gradient p}, {@code hessian z,z}
     * @param region of the arguments, in words
     * @param points compared
     * @param largest error in ulps
     * @param rootMeanSquare error in ulps
     * @param unit {@code ulp}, or {@code ulp of the largest term} where a sum truly cancels
     * @param worst arguments of the largest error
     */
    public record AccuracyRecord(
            String quantity,
            String region,
            int points,
            double largest,
            double rootMeanSquare,
            String unit,
            String worst) {}
}
