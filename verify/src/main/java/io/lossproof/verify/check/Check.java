package io.lossproof.verify.check;

import io.lossproof.symbolic.cas.Cas;
import java.util.List;

/** A kind of question about a family in a parametrisation. Its name is the sentence that holds when it passes. */
public interface Check {

    /** The questions for a subject, in a fixed order; none where it does not apply. */
    List<Question> questions(Subject subject, Cas cas);
}
