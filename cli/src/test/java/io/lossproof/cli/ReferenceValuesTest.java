package io.lossproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.numeric.kernel.Kernel;
import io.lossproof.numeric.kernel.KernelInputs;
import io.lossproof.numeric.precision.Ulp;
import io.lossproof.symbolic.family.DistributionFamily;
import io.lossproof.symbolic.family.Parametrisation;
import io.lossproof.symbolic.family.Quantity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Certified digits and kernels against values from elsewhere; {@code reference.py} beside the data made them. */
class ReferenceValuesTest {

    private static final int DIGITS = 30;
    /** Units in the last place of the value, or of the largest term of its last sum. */
    private static final double KERNEL_ULPS = 8;

    private final Evaluation evaluation = new Evaluation();

    @Test
    void digitsAndDoublesAgreeWithTheReference() throws IOException {
        int values = 0;
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ReferenceValuesTest.class.getResourceAsStream("reference.csv")),
                StandardCharsets.UTF_8))) {
            for (String line :
                    reader.lines().filter(row -> !row.startsWith("#")).toList()) {
                values += compare(line);
            }
        }
        assertTrue(values > 400, "only " + values + " values were compared");
    }

    private int compare(String line) {
        String[] fields = line.split(";", -1);
        DistributionFamily family = Lookup.family(fields[0]);
        Parametrisation parametrisation = Lookup.parametrisation(family, fields[1]);
        Kernel kernel = evaluation.kernel(family, parametrisation);
        Quantity quantity = Lookup.quantity(fields[3], kernel.quantities());
        Map<String, List<Double>> inputs = new LinkedHashMap<>();
        for (String input : fields[2].split(" ")) {
            String[] sides = input.split("=", 2);
            inputs.put(
                    sides[0],
                    Arrays.stream(sides[1].split(",")).map(Double::valueOf).toList());
        }
        List<Evaluation.Value> computed =
                evaluation.values(kernel, quantity, KernelInputs.of(family, parametrisation, inputs, true), DIGITS);
        List<BigDecimal> expected = new ArrayList<>();
        Arrays.stream(fields[4].split(",")).map(BigDecimal::new).forEach(expected::add);
        assertEquals(expected.size(), computed.size(), line);
        for (int i = 0; i < expected.size(); i++) {
            compare(expected.get(i), computed.get(i), line);
        }
        return expected.size();
    }

    private static void compare(BigDecimal expected, Evaluation.Value computed, String line) {
        MathContext digits = new MathContext(DIGITS, java.math.RoundingMode.HALF_EVEN);
        BigDecimal certified = new BigDecimal(computed.certified());
        assertEquals(0, expected.round(digits).compareTo(certified), () -> line + ": " + computed);
        assertEquals(expected.doubleValue(), computed.rounded().orElseThrow(), () -> line + ": " + computed);
        double exact = expected.doubleValue();
        if (Double.isFinite(exact)) {
            double unit =
                    Ulp.of(Math.max(Math.abs(exact), computed.largestTerm().orElse(0.0)));
            double error = Math.abs(computed.value() - exact) / unit;
            assertTrue(error <= KERNEL_ULPS, () -> line + ": " + computed + " is off by " + error + " ulp");
        }
    }
}
