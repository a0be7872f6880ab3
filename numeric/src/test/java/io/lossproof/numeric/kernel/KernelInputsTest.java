package io.lossproof.numeric.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.lossproof.numeric.kernel.KernelInputs.Given;
import io.lossproof.symbolic.family.DistributionFamily;
import io.lossproof.symbolic.family.Families;
import io.lossproof.symbolic.family.Parametrisation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelInputsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bernoulli   | probability | p=1.5 y=1           | p = 1.5 is outside (0, 1), the parameter space of Bernoulli",
                "bernoulli   | probability | p=0 y=1             | p = 0 is outside (0, 1), the parameter space of Bernoulli",
                "bernoulli   | probability | p=1 y=1             | p = 1 is outside (0, 1), the parameter space of Bernoulli",
                "bernoulli   | probability | p=NaN y=1           | p = NaN is outside (0, 1), the parameter space of Bernoulli",
                "bernoulli   | logit       | z=Infinity y=1      | z = Infinity is outside the real numbers, the parameter space of Bernoulli",
                "bernoulli   | probability | p=0.5 y=2           | y = 2 is outside [0, 1], the observations of Bernoulli",
                "bernoulli   | probability | p=0.5               | the input 'y' is missing (outcome, or soft label)",
                "bernoulli   | probability | y=1                 | the input 'p' is missing (probability of success)",
                "bernoulli   | probability | p=0.5 y=1 q=1       | there is no input 'q'; inputs of bernoulli, probability, are p, y",
                "bernoulli   | probability | p=[0.5] y=1         | p is one number, not a list of 1",
                "bernoulli   | probability | p=0.5 y=[]          | y is one number, not a list of 0",
                "bernoulli   | probability | p=2 y=2             | p = 2 is outside (0, 1), the parameter space of Bernoulli; y = 2 is outside [0, 1], the observations of Bernoulli",
                "gaussian    | mu-sigma    | mu=0 sigma=0 y=1    | sigma = 0 is outside (0, inf), the parameter space of Gaussian",
                "gaussian    | mu-sigma    | mu=0 sigma=-1 y=1   | sigma = -1 is outside (0, inf), the parameter space of Gaussian",
                "gaussian    | mu-sigma    | mu=0 sigma=1 y=NaN  | y = NaN is outside the real numbers, the observations of Gaussian",
                "categorical | softmax     | z=[1,2,3] y=3       | y = 3 is outside {0, ..., 2}, the class labels",
                "categorical | softmax     | z=[1,2,3] y=0.5     | y = 0.5 is outside {0, ..., 2}, the class labels",
                "categorical | softmax     | z=[1,2,3] y=-1      | y = -1 is outside {0, ..., 2}, the class labels",
                "categorical | softmax     | z=[] y=0            | z is a vector of at least one number",
                "categorical | softmax     | z=[1,NaN] y=0       | z[2] = NaN is outside the real numbers, the parameter space of Categorical",
                "categorical | softmax     | z=[1,2,3] y=[1,0]   | y has 2 entries, where K = 3",
                "categorical | softmax     | z=[1,2] y=[0.5,0.6] | the entries of y sum to 1.1, not to 1",
                "categorical | softmax     | z=[1,2] y=[1.5,-0.5] | y[2] = -0.5 is outside [0, 1], the observations of Categorical",
                "categorical | probability | p=[0.5,0.6] y=0     | the entries of p sum to 1.1, not to 1",
                "categorical | probability | p=[1,0] y=0         | p[2] = 0 is outside (0, 1), the parameter space of Categorical",
            })
    void saysWhatIsWrong(String family, String parametrisation, String given, String problems) {
        KernelInputs.UnusableException refused =
                assertThrows(KernelInputs.UnusableException.class, () -> inputs(family, parametrisation, given, true));
        assertEquals(List.of(problems.split("; (?=[a-z] = )")), refused.problems());
    }

    @Test
    void aLabelIsAOneHotVector() {
        KernelInputs inputs = inputs("categorical", "softmax", "z=[1,2,3] y=1", true);
        assertEquals(List.of(0.0, 1.0, 0.0), inputs.asDoubles().vectors().get("y"));
    }

    @Test
    void aListOfOneIsAVectorAndANumberALabel() {
        assertEquals(
                List.of(1.0),
                inputs("categorical", "softmax", "z=[7] y=[1]", true)
                        .asDoubles()
                        .vectors()
                        .get("y"));
        assertThrows(KernelInputs.UnusableException.class, () -> inputs("categorical", "softmax", "z=[7] y=1", true));
    }

    @Test
    void theObservationIsNeededOnlyWhereTheQuantityDependsOnIt() {
        assertEquals(
                Map.of("p", 0.25),
                inputs("bernoulli", "probability", "p=0.25", false).asDoubles().scalars());
    }

    @Test
    void theSumOfALabelMayBeOffByRoundingAndNoMore() {
        int classes = 1000;
        List<Double> label = new ArrayList<>(Collections.nCopies(classes, 1.0 / classes));
        assertEquals(label, softLabel(label));
        label.set(0, label.get(0) + 3.9 * classes * Math.ulp(1.0));
        assertEquals(label, softLabel(label));
        label.set(0, label.get(0) + 0.2 * classes * Math.ulp(1.0));
        assertThrows(KernelInputs.UnusableException.class, () -> softLabel(label));
    }

    private static List<Double> softLabel(List<Double> label) {
        DistributionFamily family = Families.named("categorical").orElseThrow();
        Map<String, Given> given =
                Map.of("z", Given.list(Collections.nCopies(label.size(), 0.0)), "y", Given.list(label));
        return KernelInputs.of(family, family.parametrisations().get(1), given, true)
                .asDoubles()
                .vectors()
                .getOrDefault("y", List.of());
    }

    private static KernelInputs inputs(String family, String parametrisation, String text, boolean needsObservation) {
        DistributionFamily named = Families.named(family).orElseThrow();
        Parametrisation chosen = named.parametrisation(parametrisation).orElseThrow();
        Map<String, Given> given = new LinkedHashMap<>();
        for (String word : text.split(" +")) {
            String[] sides = word.split("=", 2);
            boolean list = sides[1].startsWith("[");
            List<Double> values = Arrays.stream(sides[1].split("[\\[\\],]"))
                    .filter(number -> !number.isEmpty())
                    .map(Double::valueOf)
                    .toList();
            given.put(sides[0], list ? Given.list(values) : Given.number(values.get(0)));
        }
        return KernelInputs.of(named, chosen, given, needsObservation);
    }
}
