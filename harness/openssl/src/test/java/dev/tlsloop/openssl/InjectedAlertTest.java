package dev.tlsloop.openssl;

import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.Side.SERVER;
import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.TlsVersion.TLS_1_3;
import static dev.tlsloop.openssl.ManualOpenSslPair.CA;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Alert;
import dev.tlsloop.Context;
import dev.tlsloop.Credential;
import dev.tlsloop.Engine;
import dev.tlsloop.Reason;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.fault.Fault;
import dev.tlsloop.jsse.Jsse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An alert that a fault puts into the stream of a side is no refusal of that side. */
class InjectedAlertTest {
    private static final Credential LOCALHOST = CA.issue("localhost");
    private static final byte WARNING = 1;
    private static final byte FATAL = 2;

    static List<Arguments> pairs() {
        List<Arguments> pairs = new ArrayList<>();
        for (Engine client : List.of(Jsse.engine(), OpenSsl.engine())) {
            for (Engine server : List.of(Jsse.engine(), OpenSsl.engine())) {
                for (TlsVersion version : List.of(TLS_1_2, TLS_1_3)) {
                    pairs.add(Arguments.of(client, server, version));
                }
            }
        }
        return pairs;
    }

    private static Loopback between(Engine client, Engine server, TlsVersion version) {
        return Loopback.between(
                Context.client()
                        .trust(CA)
                        .versions(version, version)
                        .engine(client)
                        .build(),
                Context.server().credential(LOCALHOST).engine(server).build());
    }

    private static Fault injected(Side from, int record, byte level, Alert alert) {
        return Fault.from(from).atRecord(record).inject((byte) 21, (byte) 3, (byte) 3, (byte) 0, (byte) 2, level, (byte)
                alert.code());
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void theSideThatReceivedItHasTheRefusal(Engine client, Engine server, TlsVersion version) {
        Fault fault = injected(SERVER, 1, FATAL, Alert.UNKNOWN_CA);
        Outcome.Refused refused = (Outcome.Refused)
                between(client, server, version).withFault(fault).handshake();
        assertEquals(
                List.of(
                        CLIENT,
                        Reason.UNKNOWN_ISSUER,
                        true,
                        "a fault put unknown_ca (48) into the stream of the server, which did not send it",
                        Optional.empty()),
                List.of(
                        refused.side(),
                        refused.reason(),
                        refused.refusal().reportedByPeer(),
                        refused.refusal().detail(),
                        refused.reported()));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void theReportNamesTheFault(Engine client, Engine server, TlsVersion version) {
        Fault fault = injected(SERVER, 1, FATAL, Alert.UNKNOWN_CA);
        Outcome outcome = between(client, server, version).withFault(fault).handshake();
        assertEquals(
                List.of("alert      : unknown_ca (48), server to client, by a fault"),
                outcome.toString()
                        .lines()
                        .filter(line -> line.startsWith("alert"))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void anInjectedCloseNotifyIsNoneOfTheServer(Engine client, Engine server, TlsVersion version) {
        Fault fault = injected(SERVER, 1, WARNING, Alert.CLOSE_NOTIFY);
        Outcome.Refused refused = (Outcome.Refused)
                between(client, server, version).withFault(fault).handshake();
        assertEquals(CLIENT, refused.side());
    }

    /** The alerts of the registry and one without a name, as a warning and fatal, before the first records of a side. */
    private static List<Fault> faults(Side from) {
        List<Fault> faults = new ArrayList<>();
        for (int code = 0; code < 256; code++) {
            Alert alert = new Alert(code);
            if (Alert.ofName(alert.name()).isPresent() || code == 255) {
                faults.add(injected(from, 1, WARNING, alert));
                faults.add(injected(from, 1, FATAL, alert));
                faults.add(injected(from, 2, FATAL, alert));
            }
        }
        return faults;
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void noInjectedAlertIsARefusalOfItsSender(Engine client, Engine server, TlsVersion version) {
        List<String> wrong = new ArrayList<>();
        for (Side from : Side.values()) {
            for (Fault fault : faults(from)) {
                Outcome outcome =
                        between(client, server, version).withFault(fault).handshake();
                if (outcome instanceof Outcome.Refused refused
                        && refused.side() == from
                        && refused.refusal().reportedByPeer()) {
                    wrong.add(fault + ": " + refused);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void anAlertThatTheServerSentIsItsRefusal(Engine client, Engine server, TlsVersion version) {
        Outcome outcome = Loopback.between(
                        Context.client()
                                .trust(CA)
                                .versions(version, version)
                                .engine(client)
                                .alpn("h2")
                                .build(),
                        Context.server()
                                .credential(LOCALHOST)
                                .alpn("http/1.1")
                                .engine(server)
                                .build())
                .withFault(injected(SERVER, 9, FATAL, Alert.UNKNOWN_CA))
                .handshake();
        Outcome.Refused refused = (Outcome.Refused) outcome;
        assertEquals(List.of(SERVER, Reason.NO_COMMON_PROTOCOL), List.of(refused.side(), refused.reason()));
    }
}
