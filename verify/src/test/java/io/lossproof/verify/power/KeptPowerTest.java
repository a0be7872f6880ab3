package io.lossproof.verify.power;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.lossproof.verify.run.PowerRecord.ClaimPowerRecord;
import io.lossproof.verify.run.PowerRecord.SurvivorRecord;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptPowerTest {

    private static ClaimPowerRecord record(String claim, String hash, int refuted) {
        return new ClaimPowerRecord(
                claim, hash, 30, 24, refuted, 1, 0, List.of(new SurvivorRecord("m", "x", "supported", false, "")));
    }

    @Test
    void isTheSameAfterAWriteAndARead() {
        KeptPower kept = KeptPower.NONE.with(List.of(record("b", "1", 22), record("a", "2", 21)));
        KeptPower read = KeptPower.read(kept.json());
        assertEquals(kept.json(), read.json());
        assertEquals(Optional.of(record("b", "1", 22)), read.of("b", "1"));
    }

    @Test
    void forgetsWhatHasChanged() {
        KeptPower kept = KeptPower.NONE.with(List.of(record("a", "1", 22)));
        assertEquals(Optional.empty(), kept.of("a", "2"));
        assertEquals(
                Optional.of(record("a", "2", 20)),
                kept.with(List.of(record("a", "2", 20))).of("a", "2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"version\": 2, \"claims\": []}", "{\"version\": 1, \"claims\": 3}", "<"})
    void refusesWhatIsNoKeptMeasurement(String text) {
        assertThrows(IllegalArgumentException.class, () -> KeptPower.read(text));
    }
}
