package dev.tlsloop.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Alert;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.Side;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RefusalExplainerTest {
    private static final byte FATAL = 2;
    private static final byte WARNING = 1;
    private static final Refusal BAD_RECORD = Refusal.of(Reason.BAD_RECORD, "no such record expected");

    /** A core without accepted parameters. */
    private static final ConnectionCore WITHOUT_PARAMETERS = (ConnectionCore) Proxy.newProxyInstance(
            ConnectionCore.class.getClassLoader(),
            new Class<?>[] {ConnectionCore.class},
            (proxy, method, arguments) -> Optional.empty());

    private static ClearHandshakeReader readerOfAlert(Side from, byte level) {
        ClearHandshakeReader hellos = new ClearHandshakeReader();
        hellos.observe(from, ByteBuffer.wrap(new byte[] {21, 3, 3, 0, 2, level, 48}));
        return hellos;
    }

    @Test
    void reportsAPlaintextAlertOnWhichTheEngineFails() {
        ClearHandshakeReader hellos = readerOfAlert(Side.CLIENT, FATAL);
        assertEquals(
                Refusal.reportedByPeer(Alert.UNKNOWN_CA),
                RefusalExplainer.of(BAD_RECORD, Side.SERVER, hellos, WITHOUT_PARAMETERS));
    }

    @Test
    void ignoresAWarningOfThePeer() {
        ClearHandshakeReader hellos = readerOfAlert(Side.CLIENT, WARNING);
        assertEquals(BAD_RECORD, RefusalExplainer.of(BAD_RECORD, Side.SERVER, hellos, WITHOUT_PARAMETERS));
    }

    @Test
    void reportsAPlaintextAlertOfThisSideAsSent() {
        ClearHandshakeReader hellos = readerOfAlert(Side.SERVER, FATAL);
        assertEquals(
                BAD_RECORD.withAlert(Alert.UNKNOWN_CA),
                RefusalExplainer.of(BAD_RECORD, Side.SERVER, hellos, WITHOUT_PARAMETERS));
    }
}
