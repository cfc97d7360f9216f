package dev.tlsloop.openssl.settings;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.AlpnProtocol;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlpnCodecTest {
    private static final List<AlpnProtocol> TWO = AlpnProtocol.listOf("h2", "http/1.1");
    private static final byte[] WIRE = {2, 'h', '2', 8, 'h', 't', 't', 'p', '/', '1', '.', '1'};

    @Test
    void eachProtocolFollowsItsLength() {
        assertArrayEquals(WIRE, AlpnCodec.write(TWO));
    }

    @Test
    void readsItsOwnOutput() {
        assertEquals(TWO, AlpnCodec.read(WIRE));
    }

    @Test
    void theLongestProtocolIsRead() {
        List<AlpnProtocol> longest = AlpnProtocol.listOf("x".repeat(255));
        assertEquals(longest, AlpnCodec.read(AlpnCodec.write(longest)));
    }

    @Test
    void findsTheOffsetOfAProtocol() {
        assertEquals(4, AlpnCodec.offset(WIRE, TWO.get(1)));
    }
}
