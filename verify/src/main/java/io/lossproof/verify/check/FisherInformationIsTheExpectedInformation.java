package io.lossproof.verify.check;

import io.lossproof.symbolic.cas.Cas;
import io.lossproof.symbolic.family.Quantity;
import java.util.List;

/** The closed form of each entry of the Fisher information is the expectation of the observed information. */
public final class FisherInformationIsTheExpectedInformation implements Check {

    @Override
    public List<Question> questions(Subject subject, Cas cas) {
        return Measures.questions(
                subject,
                Quantity.FISHER_INFORMATION,
                "The Fisher information is the expectation of the observed information.");
    }
}
