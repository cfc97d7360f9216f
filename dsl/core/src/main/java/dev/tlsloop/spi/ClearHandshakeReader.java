package dev.tlsloop.spi;

import dev.tlsloop.Alert;
import dev.tlsloop.AlpnProtocol;
import dev.tlsloop.NamedGroup;
import dev.tlsloop.Negotiated;
import dev.tlsloop.ServerName;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.wire.ClientHello;
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

/** What one connection learns from the clear part of its handshake, the same way for every engine. */
final class ClearHandshakeReader {
    private static final int FATAL = 2;

    private final Map<Side, WireReader> readers = new EnumMap<>(Side.class);
    private final Map<Side, Alert> alerts = new EnumMap<>(Side.class);
    private final Map<Side, Alert> fatalAlerts = new EnumMap<>(Side.class);
    private final Set<Side> strangers = EnumSet.noneOf(Side.class);
    private @Nullable ClientHello clientHello;
    private @Nullable ServerHello serverHello;
    private OptionalInt keyExchangeGroup = OptionalInt.empty();

    /** Reads bytes that went from that side to the other; consumes the buffer. */
    void observe(Side from, ByteBuffer bytes) {
        for (WireMessage message : reader(from).read(bytes)) {
            note(from, message);
        }
    }

    /** Looks at bytes that the engine refused before it took them: for a hello, or for what is no TLS at all. */
    void observeRefusal(Side from, ByteBuffer unread) {
        for (WireMessage message : reader(from).read(unread)) {
            if (message instanceof WireMessage.ClientHelloMessage || message instanceof WireMessage.NotTls) {
                note(from, message);
            }
        }
    }

    /** Whether that side sent something that is no TLS record. */
    boolean isStranger(Side side) {
        return strangers.contains(side);
    }

    /** A ClientHello that was read ahead of the engine. */
    void readAhead(ClientHello hello) {
        clientHello = hello;
    }

    Optional<ClientHello> clientHello() {
        return Optional.ofNullable(clientHello);
    }

    Optional<ServerHello> serverHello() {
        return Optional.ofNullable(serverHello);
    }

    /** The last alert that this side sent in the clear. */
    Optional<Alert> alertFrom(Side side) {
        return Optional.ofNullable(alerts.get(side));
    }

    /** The alert by which this side ended the handshake in the clear. */
    Optional<Alert> fatalAlertFrom(Side side) {
        return Optional.ofNullable(fatalAlerts.get(side));
    }

    /** The name in the ClientHello; empty where there is none, or none that could be a name. */
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

    /** Completes what the machine said with what the hellos say. */
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
            strangers.add(from);
        } else if (message instanceof WireMessage.ServerKeyExchange m) {
            keyExchangeGroup = m.group();
        } else if (message instanceof WireMessage.ClearAlert m) {
            alerts.put(from, new Alert(m.description() & 0xFF));
            if (m.level() == FATAL) {
                fatalAlerts.put(from, new Alert(m.description() & 0xFF));
            }
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
