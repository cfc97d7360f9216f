package dev.tlsloop.spi;

import dev.tlsloop.Alert;
import dev.tlsloop.AlpnProtocol;
import dev.tlsloop.NamedGroup;
import dev.tlsloop.Negotiated;
import dev.tlsloop.ServerName;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.wire.ClientHello;
import dev.tlsloop.wire.ContentType;
import dev.tlsloop.wire.ServerHello;
import dev.tlsloop.wire.WireMessage;
import dev.tlsloop.wire.WireReader;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A reader of the plaintext handshake messages and alerts of one connection, shared by all engines. */
final class ClearHandshakeReader {
    private static final int FATAL = 2;

    private final Map<Side, WireReader> readers = new EnumMap<>(Side.class);
    private final Map<Side, Alert> alerts = new EnumMap<>(Side.class);
    private final Map<Side, Alert> fatalAlerts = new EnumMap<>(Side.class);
    private final Set<Side> nonTlsSides = EnumSet.noneOf(Side.class);
    private @Nullable ClientHello clientHello;
    private @Nullable ServerHello serverHello;
    private OptionalInt keyExchangeGroup = OptionalInt.empty();
    private @Nullable Side firstChange;
    private @Nullable Side secondChange;
    private boolean changed;
    private boolean lastResumed;
    private int finished;
    private int settled = 1;

    /** Reads bytes that the given side sent, and consumes the buffer. */
    void observe(Side from, ByteBuffer bytes) {
        for (WireMessage message : reader(from).read(bytes)) {
            note(from, message);
        }
    }

    /** Reads bytes that the engine refused to consume, for a hello or for non-TLS input. */
    void observeRefusal(Side from, ByteBuffer unread) {
        for (WireMessage message : reader(from).read(unread)) {
            if (message instanceof WireMessage.ClientHelloMessage || message instanceof WireMessage.NotTls) {
                note(from, message);
            }
        }
    }

    /** Whether the given side sent non-TLS bytes. */
    boolean sentNonTls(Side side) {
        return nonTlsSides.contains(side);
    }

    /** Stores a ClientHello that was parsed before the engine reads it. */
    void readAhead(ClientHello hello) {
        clientHello = hello;
    }

    Optional<ClientHello> clientHello() {
        return Optional.ofNullable(clientHello);
    }

    Optional<ServerHello> serverHello() {
        return Optional.ofNullable(serverHello);
    }

    /** The last plaintext alert of the given side. */
    Optional<Alert> alertFrom(Side side) {
        return Optional.ofNullable(alerts.get(side));
    }

    /** The fatal plaintext alert of the given side. */
    Optional<Alert> fatalAlertFrom(Side side) {
        return Optional.ofNullable(fatalAlerts.get(side));
    }

    /** The server name of the ClientHello; empty without a valid one. */
    Optional<ServerName> serverName() {
        return clientHello().flatMap(ClientHello::serverName).flatMap(ClearHandshakeReader::nameOf);
    }

    List<AlpnProtocol> offeredAlpn() {
        return clientHello()
                .map(hello -> hello.alpn().stream()
                        .filter(name -> name.length > 0)
                        .map(AlpnProtocol::ofBytes)
                        .toList())
                .orElse(List.of());
    }

    /** Whether both sides have finished a renegotiation since {@link #settleRenegotiation}. */
    boolean isRenegotiated() {
        return finished > settled;
    }

    /** The engine has adopted what the renegotiation negotiated. */
    void settleRenegotiation() {
        settled = finished;
    }

    /**
     * Completes the engine's parameters after a renegotiation, whose hellos are encrypted: it resumed if the server was
     * the first to change its cipher (RFC 5246, 7.3).
     */
    Negotiated completeAgain(Negotiated n, Negotiated first) {
        return new Negotiated(
                n.version(), n.cipher(), n.group(), n.alpn(), first.serverName(), lastResumed, n.peerChain());
    }

    /** Completes the engine's parameters with those of the hellos. */
    Negotiated complete(Negotiated n) {
        Optional<NamedGroup> group = n.group().isPresent() ? n.group() : group(n.version());
        return new Negotiated(n.version(), n.cipher(), group, n.alpn(), serverName(), isResumed(n), n.peerChain());
    }

    private WireReader reader(Side from) {
        return readers.computeIfAbsent(from, side -> new WireReader());
    }

    private Optional<NamedGroup> group(TlsVersion version) {
        OptionalInt code =
                version == TlsVersion.TLS_1_3 && serverHello != null ? serverHello.keyShareGroup() : keyExchangeGroup;
        return code.isPresent() ? Optional.of(new NamedGroup(code.getAsInt())) : Optional.empty();
    }

    private boolean isResumed(Negotiated n) {
        return serverHello == null || clientHello == null ? n.resumed() : serverHello.resumes(clientHello);
    }

    private void note(Side from, WireMessage message) {
        if (message instanceof WireMessage.ClientHelloMessage m && from == Side.CLIENT) {
            clientHello = m.hello();
        } else if (message instanceof WireMessage.ServerHelloMessage m && from == Side.SERVER) {
            if (!m.hello().isHelloRetryRequest()) {
                serverHello = m.hello();
            }
        } else if (message instanceof WireMessage.NotTls) {
            nonTlsSides.add(from);
        } else if (message instanceof WireMessage.ChangeCipherSpec) {
            noteChange(from);
        } else if (message instanceof WireMessage.Encrypted m) {
            noteEncrypted(from, m.contentType());
        } else if (message instanceof WireMessage.ServerKeyExchange m) {
            keyExchangeGroup = m.group();
        } else if (message instanceof WireMessage.ClearAlert m) {
            alerts.put(from, new Alert(m.description() & 0xFF));
            if (m.level() == FATAL) {
                fatalAlerts.put(from, new Alert(m.description() & 0xFF));
            }
        }
    }

    private void noteEncrypted(Side from, int contentType) {
        if (contentType == ContentType.CHANGE_CIPHER_SPEC) {
            noteChange(from);
        } else if (contentType == ContentType.HANDSHAKE) {
            noteFinished(from);
        }
    }

    /** A handshake of TLS 1.2 or earlier changes the cipher of one side, then of the other. */
    private void noteChange(Side from) {
        if (firstChange == null || secondChange != null) {
            firstChange = from;
            secondChange = null;
        } else if (from != firstChange) {
            secondChange = from;
        }
        changed = true;
    }

    /** The Finished message of the second side ends the handshake. */
    private void noteFinished(Side from) {
        if (changed && from == secondChange) {
            changed = false;
            lastResumed = firstChange == Side.SERVER;
            finished++;
        }
    }

    private static Optional<ServerName> nameOf(byte[] bytes) {
        try {
            return Optional.of(ServerName.ofBytes(bytes));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
