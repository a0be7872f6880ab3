package io.lossproof.numeric.precision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccuracyTest {

    @ParameterizedTest
    @CsvSource({
        "float(4 ulp), BINARY64, 4, float(4 ulp)",
        "float32(1 ulp), BINARY32, 1, float32(1 ulp)",
        "float( .5ulps ), BINARY64, 0.5, float(0.5 ulp)",
        "float32 (2e1 ulp), BINARY32, 20, float32(20 ulp)",
        "float, BINARY64, 4, float(4 ulp)",
        "float32, BINARY32, 4, float32(4 ulp)",
    })
    void readsWhatItPrints(String text, Format format, double ulps, String printed) {
        Accuracy accuracy = Accuracy.of(text).orElseThrow();
        assertEquals(new Accuracy(format, ulps), accuracy);
        assertEquals(printed, accuracy.toString());
        assertEquals(accuracy, Accuracy.of(printed).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "float(4)",
                "float()",
                "float(0 ulp)",
                "float(-1 ulp)",
                "float(NaN ulp)",
                "float(1e999 ulp)",
                "float64(1 ulp)",
                "float(4 ulp) ulp",
                "float(four ulp)",
                "floating"
            })
    void refusesWhatIsNoPositiveNumberOfUlps(String text) {
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> Accuracy.of(text))
                .getMessage());
        assertTrue(message.contains("'" + text + "'"), message);
    }

    @Test
    void leavesOtherNamesToOthers() {
        assertFalse(Accuracy.of("scale").isPresent());
    }
}
