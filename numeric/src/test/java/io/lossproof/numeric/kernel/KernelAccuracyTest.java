package io.lossproof.numeric.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.numeric.kernel.KernelAccuracy.Region;
import io.lossproof.numeric.kernel.KernelAccuracy.Unit;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.family.Quantity;
import io.lossproof.symbolic.loss.Derivatives;
import io.lossproof.symbolic.loss.Derivatives.Partial;
import java.util.List;
import org.junit.jupiter.api.Test;

class KernelAccuracyTest {

    private static final long SEED = 1;
    private static final int POINTS = 100;

    /**
     * At moderate values every kernel keeps all but the last bits; nowhere in the whole range of doubles does it
     * overflow or lose all digits.
     */
    @Test
    void kernelsKeepTheirDigits() {
        int moderate = 0;
        for (Kernel kernel : Kernels.all()) {
            for (Quantity quantity : List.of(Quantity.LOSS, Quantity.GRADIENT, Quantity.HESSIAN)) {
                for (Region region : KernelAccuracy.measure(kernel, quantity, POINTS, SEED)) {
                    boolean plain = region.name().equals("moderate values");
                    moderate += plain ? 1 : 0;
                    assertTrue(
                            region.errors().largest() <= (plain ? 4 : 1024),
                            () -> Kernels.name(kernel) + " " + quantity.text() + ": " + region);
                }
            }
        }
        assertTrue(moderate >= 27, "only " + moderate + " regions of moderate values were seen");
    }

    @Test
    void aWrongKernelIsSeen() {
        Derivatives right = Kernels.of("bernoulli", "logit").derivatives();
        Partial gradient = right.gradient().get(0);
        Expr slightly = Expr.multiply(gradient.evaluated(), Expr.num(Rational.of(1 + 0x1p-40)));
        Partial wrong = new Partial(gradient.variables(), gradient.formula(), slightly);
        Kernel kernel = Kernel.of(new Derivatives(right.loss(), List.of(wrong), right.hessian()));
        double largest = KernelAccuracy.measure(kernel, Quantity.GRADIENT, POINTS, SEED).stream()
                .filter(region -> region.unit() == Unit.ULP)
                .mapToDouble(region -> region.errors().largest())
                .max()
                .orElse(0);
        assertTrue(largest >= 2048, () -> "a factor of 1 + 2^-40 gave errors up to " + largest + " ulp");
    }

    @Test
    void theSameSeedGivesTheSameErrors() {
        Kernel kernel = Kernels.of("gaussian", "mu-sigma");
        assertEquals(
                KernelAccuracy.measure(kernel, Quantity.LOSS, 40, 5),
                KernelAccuracy.measure(kernel, Quantity.LOSS, 40, 5));
    }
}
