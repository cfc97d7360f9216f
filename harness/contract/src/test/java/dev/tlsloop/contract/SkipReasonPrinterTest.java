package dev.tlsloop.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SkipReasonPrinterTest {
    @Test
    void theLineNamesTheTestAndTheReason() {
        assertEquals(
                "skipped: SkipReasonPrinterTest.aTest(): the library is missing",
                SkipReasonPrinter.line(Optional.of(SkipReasonPrinterTest.class), "aTest()", "the library is missing"));
    }

    @Test
    void aTestWithoutAClassIsNamedAlone() {
        assertEquals(
                "skipped: a test: no reason is given",
                SkipReasonPrinter.line(Optional.empty(), "a test", "no reason is given"));
    }
}
