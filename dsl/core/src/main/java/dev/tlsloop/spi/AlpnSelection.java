package dev.tlsloop.spi;

import dev.tlsloop.Alert;
import dev.tlsloop.AlpnAnswer;
import dev.tlsloop.AlpnProtocol;
import dev.tlsloop.Connection;
import dev.tlsloop.Context;
import dev.tlsloop.NegotiationMismatch;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import java.util.List;

/** The ALPN selection of a server, from its list or its callback, shared by all engines. */
public sealed interface AlpnSelection {
    /** Continues with a protocol. */
    record Selected(AlpnProtocol protocol) implements AlpnSelection {}

    /** Continues without a protocol. */
    record Without() implements AlpnSelection {}

    /** Ends the handshake with no_application_protocol. */
    record Refused(Refusal refusal) implements AlpnSelection {}

    /** Whether a server context has ALPN protocols or a callback; otherwise it continues without ALPN. */
    static boolean isDeclared(Context server) {
        return server.alpnCallback().isPresent() || !server.alpn().isEmpty();
    }

    /** Selects from the client's protocols, which must not be empty. It throws nothing but an Error of the callback. */
    static AlpnSelection choose(Context server, Connection connection, List<AlpnProtocol> offered) {
        if (server.alpnCallback().isEmpty()) {
            return fromList(server.alpn(), offered);
        }
        try {
            AlpnAnswer answer = server.alpnCallback().get().select(connection, offered);
            return fromAnswer(answer, offered);
        } catch (Throwable e) {
            return new Refused(Refusal.thrownBy("ALPN callback", e).withAlert(Alert.NO_APPLICATION_PROTOCOL));
        }
    }

    private static AlpnSelection fromList(List<AlpnProtocol> accepted, List<AlpnProtocol> offered) {
        return accepted.stream()
                .filter(offered::contains)
                .findFirst()
                .<AlpnSelection>map(Selected::new)
                .orElseGet(() -> new Refused(Refusal.of(
                                Reason.NO_COMMON_PROTOCOL,
                                "the client offers " + offered + ", the server accepts " + accepted)
                        .withMismatch(new NegotiationMismatch("ALPN protocols", names(offered), names(accepted)))
                        .withAlert(Alert.NO_APPLICATION_PROTOCOL)));
    }

    private static AlpnSelection fromAnswer(AlpnAnswer answer, List<AlpnProtocol> offered) {
        if (answer instanceof AlpnAnswer.Select select) {
            return offered.contains(select.protocol())
                    ? new Selected(select.protocol())
                    : refusal("the ALPN callback selected " + select.protocol() + ", and the client offers only "
                            + offered + "; select one of those, or answer noOverlap()");
        }
        if (answer instanceof AlpnAnswer.NoOverlap) {
            return new Without();
        }
        return refusal(
                answer instanceof AlpnAnswer.Refuse
                        ? "the ALPN callback refused " + offered
                        : "the ALPN callback answered null; allowed are select(protocol), noOverlap() and refuse()");
    }

    private static Refused refusal(String detail) {
        return new Refused(Refusal.of(Reason.REJECTED_BY_CALLBACK, detail).withAlert(Alert.NO_APPLICATION_PROTOCOL));
    }

    private static List<String> names(List<AlpnProtocol> protocols) {
        return protocols.stream().map(AlpnProtocol::name).toList();
    }
}
