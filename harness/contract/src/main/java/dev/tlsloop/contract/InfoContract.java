package dev.tlsloop.contract;

import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.TlsVersion.TLS_1_3;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.Connection;
import dev.tlsloop.InfoCallback;
import dev.tlsloop.InfoFlag;
import dev.tlsloop.InfoWhere;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.TlsVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The info callback and its calls. */
interface InfoContract extends EnginePair {
    String BEFORE = "before SSL initialization";

    /** The arguments of one call. */
    record Told(Connection connection, InfoWhere where, int value, String state) {
        boolean is(InfoFlag flag) {
            return where.has(flag);
        }
    }

    /** An info callback that records every call. */
    final class Log extends ArrayList<Told> implements InfoCallback {
        private static final long serialVersionUID = 1;

        @Override
        public void onInfo(Connection connection, InfoWhere where, int value) {
            add(new Told(connection, where, value, connection.stateName()));
        }

        Told last() {
            return get(size() - 1);
        }

        long loopsBefore() {
            return stream()
                    .filter(t -> t.is(InfoFlag.CB_LOOP) && t.state.equals(BEFORE))
                    .count();
        }

        int done() {
            for (int i = 0; i < size(); i++) {
                if (get(i).where.bits() == InfoFlag.HANDSHAKE_DONE.bits()) {
                    return i;
                }
            }
            throw new AssertionError("never done: " + this);
        }
    }

    private ManualPair logged(TlsVersion version, Log clients, Log servers) {
        return ManualPair.established(client().versions(version, version).onInfo(clients), server().onInfo(servers));
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem("H19")
    @Behaviour("F139")
    default void eachSideGetsItsOwnConnection(TlsVersion version) {
        Log clients = new Log();
        Log servers = new Log();
        try (ManualPair pair = logged(version, clients, servers)) {
            assertEquals(
                    List.of(true, true),
                    List.of(
                            clients.stream().allMatch(t -> t.connection() == pair.client()),
                            servers.stream().allMatch(t -> t.connection() == pair.server())));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem("H19")
    @Behaviour({"F139", "F142"})
    default void theFirstEventIsTheStart(TlsVersion version) {
        Log clients = new Log();
        Log servers = new Log();
        try (ManualPair pair = logged(version, clients, servers)) {
            InfoWhere start = InfoWhere.of(InfoFlag.HANDSHAKE_START);
            assertEquals(
                    List.of(new Told(pair.client(), start, 1, BEFORE), new Told(pair.server(), start, 1, BEFORE)),
                    List.of(clients.get(0), servers.get(0)));
        }
    }

    @Test
    @PyOpenSslItem("H19")
    @Behaviour({"F143", "F144"})
    default void aClientReportsHandshakeDoneBeforeItsSuccessfulExit() {
        Log clients = new Log();
        Log servers = new Log();
        try (ManualPair pair = logged(TLS_1_2, clients, servers)) {
            Told exit = clients.get(clients.done() + 1);
            assertEquals(new Told(pair.client(), InfoWhere.CB_CONNECT_EXIT, 1, exit.state()), exit);
        }
    }

    @Test
    @PyOpenSslItem("H19")
    @Behaviour("F144")
    default void aServerOfTls13IsDoneBeforeItWritesTickets() {
        Log clients = new Log();
        Log servers = new Log();
        try (ManualPair ignored = logged(TLS_1_3, clients, servers)) {
            assertTrue(servers.subList(servers.done(), servers.size()).stream()
                    .anyMatch(t -> t.state().contains("write session ticket")));
        }
    }

    @Test
    @PyOpenSslItem("H19")
    @Behaviour("F143")
    default void waitingForInputExitsWithMinusOne() {
        Log clients = new Log();
        try (ManualPair pair = ManualPair.fresh(client().onInfo(clients), server())) {
            pair.client().handshake();
            assertEquals(
                    List.of(InfoWhere.CB_CONNECT_EXIT, -1),
                    List.of(clients.last().where(), clients.last().value()));
        }
    }

    @Test
    @PyOpenSslItem("H19")
    @Behaviour("F145")
    default void aClientOfTls13ReportsEachTicketThatItReads() {
        Log clients = new Log();
        Log servers = new Log();
        try (ManualPair ignored = logged(TLS_1_3, clients, servers)) {
            List<Told> after = clients.subList(clients.done() + 2, clients.size());
            assertEquals(
                    Set.of(InfoWhere.CB_CONNECT_LOOP, InfoWhere.CB_CONNECT_EXIT),
                    Set.copyOf(after.stream()
                            .map(Told::where)
                            .filter(w -> w.has(InfoFlag.CB_LOOP) || w.has(InfoFlag.CB_EXIT))
                            .toList()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem("H19")
    @Behaviour("F149")
    default void aServerLoopsTwiceBeforeItBegins(TlsVersion version) {
        Log clients = new Log();
        Log servers = new Log();
        try (ManualPair ignored = logged(version, clients, servers)) {
            assertEquals(List.of(1L, 2L), List.of(clients.loopsBefore(), servers.loopsBefore()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CB_LOOP, 1",
        "CB_EXIT, 2",
        "CB_READ, 4",
        "CB_WRITE, 8",
        "HANDSHAKE_START, 0x10",
        "HANDSHAKE_DONE, 0x20",
        "CB_ALERT, 0x4000",
        "ST_CONNECT, 0x1000",
        "ST_ACCEPT, 0x2000"
    })
    @PyOpenSslItem("H19")
    @Behaviour({"F140", "F141"})
    default void aFlagHasOpenSslsNumber(InfoFlag flag, String number) {
        assertEquals(Integer.decode(number), flag.bits());
    }

    @Test
    @PyOpenSslItem("H19")
    @Behaviour("F141")
    default void theMaskHasOpenSslsNumber() {
        assertEquals(0x0FFF, InfoWhere.ST_MASK);
    }

    @Test
    @PyOpenSslItem("H19")
    default void flagsAreToldApartAndNamed() {
        InfoWhere where = new InfoWhere(0x1001);
        assertEquals(
                List.of(InfoWhere.CB_CONNECT_LOOP, Set.of(InfoFlag.ST_CONNECT, InfoFlag.CB_LOOP), "ST_CONNECT|CB_LOOP"),
                List.of(where, where.flags(), where.toString()));
    }

    @Test
    @PyOpenSslItem("H19")
    default void anAlertIsReportedToItsSenderAndItsReceiver() {
        Log clients = new Log();
        Log servers = new Log();
        try (ManualPair pair = ManualPair.afterHandshake(
                client().versions(TLS_1_2, TLS_1_2).onInfo(clients),
                bareServer()
                        .credential(ContractCredentials.LOCALHOST_OF_STRANGERS)
                        .onInfo(servers))) {
            int fatal = 0x200
                    + pair.server()
                            .refusal()
                            .orElseThrow()
                            .alert()
                            .orElseThrow()
                            .code();
            assertEquals(
                    List.of(List.of(InfoWhere.CB_WRITE_ALERT, fatal), List.of(InfoWhere.CB_READ_ALERT, fatal)),
                    List.of(alert(clients), alert(servers)));
        }
    }

    private static List<Object> alert(Log log) {
        Told alertCall =
                log.stream().filter(t -> t.is(InfoFlag.CB_ALERT)).findFirst().orElseThrow();
        return List.of(alertCall.where(), alertCall.value());
    }

    @Test
    @PyOpenSslItem("H19")
    default void anExceptionOfTheInfoCallbackIsARefusalWithItsCause() {
        RuntimeException thrown = new IllegalStateException("mine");
        InfoCallback throwing = (connection, where, value) -> {
            throw thrown;
        };
        try (ManualPair pair = ManualPair.afterHandshake(client().onInfo(throwing), server())) {
            assertEquals(
                    Optional.of(Refusal.of(
                                    Reason.REJECTED_BY_CALLBACK,
                                    "the info callback threw java.lang.IllegalStateException: mine")
                            .withCause(thrown)),
                    pair.client().refusal());
        }
    }
}
