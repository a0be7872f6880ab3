package io.lossproof.verify.check;

import java.util.List;

/** The catalogue of checks, one line each, in the order of a run. */
public final class Checks {

    private static final List<Check> ALL = List.of(
            new DensityIsNormalised(),
            new StatedMomentsHold(),
            new DerivationStepsHold(),
            new LossIsTheNegativeLogLikelihood(),
            new LabelsGiveTheLogProbability(),
            new GradientIsTheDerivative(),
            new HessianIsTheSecondDerivative(),
            new EvaluatedFormsAreEqual(),
            new OtherDensityAgrees(),
            new EntropyIsTheExpectedLoss(),
            new CrossEntropyIsTheExpectedLoss(),
            new KlDivergenceIsTheExpectedLogRatio(),
            new CrossEntropyIsEntropyPlusDivergence(),
            new KlDivergenceIsNotNegative(),
            new KlDivergenceVanishesAtEquality(),
            new KlDivergenceIsNotSymmetric(),
            new BaseOnlyChangesTheUnit(),
            new ScoreIsTheGradientOfTheLogLikelihood(),
            new ScoreHasMeanZero(),
            new FisherInformationIsTheExpectedInformation(),
            new InformationIdentityHolds(),
            new FisherInformationFollowsByTheChainRule());

    private Checks() {}

    public static List<Check> all() {
        return ALL;
    }
}
