package dev.tlsloop.spi;

import dev.tlsloop.IoStatus;
import dev.tlsloop.ShutdownFlag;
import dev.tlsloop.TlsVersion;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The operations after the handshake: renegotiation, key update, export of keying material, and close_notify. */
final class PostHandshakeOperations {
    /** HkdfLabel holds 255 bytes, and "tls13 " is the beginning of each. */
    private static final int LONGEST_LABEL = 249;

    private final ConnectionDriver driver;

    PostHandshakeOperations(ConnectionDriver driver) {
        this.driver = driver;
    }

    IoStatus renegotiate(PostHandshake ability) {
        return run("renegotiate()", () -> {
            checkVersion("renegotiate()", v -> v != TlsVersion.TLS_1_3, "updateKeys()");
            return ability.renegotiatePending() ? IoStatus.READ : settled(ability.renegotiate(driver.outgoing()));
        });
    }

    IoStatus shutDown() {
        if (driver.life() == ConnectionDriver.Life.REFUSED) {
            return IoStatus.REFUSED;
        }
        if (driver.life() != ConnectionDriver.Life.ESTABLISHED) {
            throw new IllegalStateException("shutdown() during the handshake (" + driver.life()
                    + "); finish it with handshake(), or close() the connection");
        }
        Set<ShutdownFlag> state = driver.shutdownState();
        if (!state.contains(ShutdownFlag.SENT)) {
            if (driver.settle(driver.running().closeNotify(driver.outgoing())) instanceof Step.Refused) {
                return IoStatus.REFUSED;
            }
            state.add(ShutdownFlag.SENT);
            return state.contains(ShutdownFlag.RECEIVED) ? IoStatus.NOTHING : IoStatus.READ;
        }
        if (state.contains(ShutdownFlag.RECEIVED)) {
            return IoStatus.NOTHING;
        }
        IoStatus status = driver.pending() == 0 ? driver.fetch(null) : IoStatus.READ;
        return status == IoStatus.CLOSED ? IoStatus.NOTHING : status == IoStatus.NOTHING ? IoStatus.READ : status;
    }

    IoStatus updateKeys(PostHandshake ability) {
        return run("updateKeys()", () -> {
            checkVersion("updateKeys()", v -> v == TlsVersion.TLS_1_3, "renegotiate()");
            return settled(ability.updateKeys(driver.outgoing()));
        });
    }

    /** Checks the arguments of an export, which no engine could honour otherwise. */
    static void checkExport(String label, int length, Optional<byte[]> context) {
        Objects.requireNonNull(
                label, "the label of exportKeyingMaterial(...) is null; give one, such as EXPORTER-Channel-Binding");
        if (length < 0 || length > 0xFFFF) {
            throw new IllegalArgumentException(
                    "exportKeyingMaterial(...) is given a length of " + length + " bytes; give a length of 0 to 65535");
        }
        if (!label.chars().allMatch(c -> c < 0x80)) {
            throw new IllegalArgumentException(
                    "exportKeyingMaterial(\"" + label + "\", ...): a label is ASCII (RFC 5705, 4); give one in ASCII");
        }
        if (label.length() > LONGEST_LABEL) {
            throw new IllegalArgumentException("exportKeyingMaterial(...) is given a label of " + label.length()
                    + " bytes; give one of at most " + LONGEST_LABEL + " (RFC 8446, 7.1)");
        }
        if (context.filter(bytes -> bytes.length > 0xFFFF).isPresent()) {
            throw new IllegalArgumentException("exportKeyingMaterial(...) is given a context of " + context.get().length
                    + " bytes; give one of at most 65535 (RFC 5705, 4)");
        }
    }

    private IoStatus run(String what, Supplier<IoStatus> operation) {
        if (driver.life() == ConnectionDriver.Life.REFUSED) {
            return IoStatus.REFUSED;
        }
        driver.checkEstablished(what);
        if (driver.shutdownState().contains(ShutdownFlag.SENT)) {
            return IoStatus.CLOSED;
        }
        return operation.get();
    }

    private IoStatus settled(Step step) {
        return driver.settle(step) instanceof Step.Refused ? IoStatus.REFUSED : IoStatus.NOTHING;
    }

    private void checkVersion(String what, Predicate<TlsVersion> has, String instead) {
        TlsVersion version = driver.negotiated().orElseThrow().version();
        if (!has.test(version)) {
            throw new IllegalStateException(
                    what + " on a connection of " + version + ", which does not define it; use " + instead);
        }
    }
}
