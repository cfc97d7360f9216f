package dev.tlsloop.openssl.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordCutterTest {
    @ParameterizedTest
    @CsvSource({
        "'', 100, 0",
        "1603, 100, 0",
        "1603010002, 100, 0",
        "160301000200, 100, 0",
        "16030100020000, 100, 7",
        "1603010002000017, 100, 7",
        "160301000200001703030001ff, 100, 13",
        "160301000200001703030001ff, 12, 7",
        "160301000200001703030001, 100, 7",
        "474554202f, 100, 5",
        "4745, 100, 0",
        "1602010002, 100, 5",
        "160301ffff, 100, 5",
        "16030100020000474554202f20, 100, 13"
    })
    void countsCompleteRecordsAndAllBytesThatAreNoRecord(String hex, int most, int whole) {
        assertEquals(whole, RecordCutter.whole(ByteBuffer.wrap(HexFormat.of().parseHex(hex)), most));
    }
}
