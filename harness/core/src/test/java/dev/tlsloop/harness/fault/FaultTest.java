package dev.tlsloop.harness.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.Side;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FaultTest {
    private static final Fault.AtByte AT_BYTE = Fault.from(Side.SERVER).atByte(17);
    private static final Fault.AtRecord AT_RECORD = Fault.from(Side.CLIENT).atRecord(2);

    static List<Arguments> texts() {
        return List.of(
                Arguments.of(AT_BYTE.flipBit(3), "server: flips bit 3 of byte 17"),
                Arguments.of(AT_BYTE.cut(), "server: cuts before byte 17"),
                Arguments.of(AT_BYTE.stall(), "server: stalls before byte 17"),
                Arguments.of(AT_BYTE.drop(1), "server: drops 1 byte at byte 17"),
                Arguments.of(AT_BYTE.inject((byte) 1, (byte) 2), "server: injects 2 bytes before byte 17"),
                Arguments.of(AT_RECORD.flipBit(0), "client: flips bit 0 of record 2"),
                Arguments.of(AT_RECORD.cut(), "client: cuts before record 2"),
                Arguments.of(AT_RECORD.stall(), "client: stalls before record 2"),
                Arguments.of(AT_RECORD.drop(), "client: drops record 2"),
                Arguments.of(AT_RECORD.inject((byte) 1), "client: injects 1 byte before record 2"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void saysWhatItDoes(Fault fault, String text) {
        assertEquals(text, fault.toString());
    }

    static List<Arguments> mistakes() {
        return List.of(
                mistake(() -> Fault.from(Side.CLIENT).atByte(-1), "a byte offset counts from 0; given: -1"),
                mistake(() -> Fault.from(Side.CLIENT).atRecord(0), "records are counted from 1; given: 0"),
                mistake(() -> AT_BYTE.flipBit(8), "a bit of a byte is 0 to 7; given: 8"),
                mistake(() -> AT_BYTE.drop(0), "dropping takes at least 1 byte; given: 0"),
                mistake(AT_BYTE::inject, "injecting takes at least 1 byte; given: none"),
                mistake(
                        () -> new Fault(Side.CLIENT, new FaultTrigger.AtByte(4), new FaultEffect.DropRecord()),
                        "a record is dropped at a record; given: byte 4; use atRecord(n).drop() or drop(count)"));
    }

    private static Arguments mistake(Supplier<Object> making, String message) {
        return Arguments.of(making, message);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void refusesWhatCannotHappen(Supplier<Object> making, String message) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, making::get).getMessage());
    }

    @Test
    void injectionsOfTheSameBytesAreEqual() {
        assertEquals(AT_BYTE.inject((byte) 1), AT_BYTE.inject((byte) 1));
    }

    @Test
    void injectionsOfOtherBytesAreNot() {
        assertNotEquals(AT_BYTE.inject((byte) 1), AT_BYTE.inject((byte) 2));
    }

    @Test
    void anInjectionKeepsACopy() {
        byte[] bytes = {1};
        Fault fault = AT_BYTE.inject(bytes);
        bytes[0] = 2;
        assertEquals(AT_BYTE.inject((byte) 1), fault);
    }
}
