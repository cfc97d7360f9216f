package dev.tlsloop.openssl;

import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.TlsVersion.TLS_1_3;
import static dev.tlsloop.openssl.Linked.STRANGER;
import static dev.tlsloop.openssl.Linked.aClient;
import static dev.tlsloop.openssl.Linked.aServer;
import static dev.tlsloop.openssl.Linked.bareServer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.Alert;
import dev.tlsloop.Connection;
import dev.tlsloop.InfoCallback;
import dev.tlsloop.InfoFlag;
import dev.tlsloop.InfoWhere;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.contract.Fact;
import dev.tlsloop.contract.SeedRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What an info callback is told. */
class InfoTest {
    private static final String BEFORE = "before SSL initialization";

    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    /** One call. */
    private record Told(Connection connection, InfoWhere where, int value, String state) {
        boolean is(InfoFlag flag) {
            return where.has(flag);
        }
    }

    /** Remembers every call. */
    private static final class Log extends ArrayList<Told> implements InfoCallback {
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

    private final Log clients = new Log();
    private final Log servers = new Log();

    private Linked logged(TlsVersion version) {
        return Linked.established(aClient(version).onInfo(clients), aServer().onInfo(servers));
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @SeedRow("H19")
    @Fact("F139")
    void eachSideIsToldOfItsOwnConnection(TlsVersion version) {
        try (Linked linked = logged(version)) {
            assertEquals(
                    List.of(true, true),
                    List.of(
                            clients.stream().allMatch(t -> t.connection() == linked.client()),
                            servers.stream().allMatch(t -> t.connection() == linked.server())));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @SeedRow("H19")
    @Fact({"F139", "F142"})
    void theFirstEventIsTheStart(TlsVersion version) {
        try (Linked linked = logged(version)) {
            InfoWhere start = InfoWhere.of(InfoFlag.HANDSHAKE_START);
            assertEquals(
                    List.of(new Told(linked.client(), start, 1, BEFORE), new Told(linked.server(), start, 1, BEFORE)),
                    List.of(clients.get(0), servers.get(0)));
        }
    }

    @Test
    @SeedRow("H19")
    @Fact({"F143", "F144"})
    void aClientIsDoneRightBeforeItsSuccessfulExit() {
        try (Linked linked = logged(TLS_1_2)) {
            Told exit = clients.get(clients.done() + 1);
            assertEquals(new Told(linked.client(), InfoWhere.CB_CONNECT_EXIT, 1, exit.state()), exit);
        }
    }

    @Test
    @SeedRow("H19")
    @Fact("F144")
    void aServerOfTls13IsDoneBeforeItWritesTickets() {
        try (Linked ignored = logged(TLS_1_3)) {
            assertTrue(servers.subList(servers.done(), servers.size()).stream()
                    .anyMatch(t -> t.state().contains("write session ticket")));
        }
    }

    @Test
    @SeedRow("H19")
    @Fact("F143")
    void whoWaitsForInputExitsWithMinusOne() {
        try (Linked linked = Linked.fresh(aClient().onInfo(clients), aServer())) {
            linked.client().handshake();
            assertEquals(
                    List.of(InfoWhere.CB_CONNECT_EXIT, -1),
                    List.of(clients.last().where(), clients.last().value()));
        }
    }

    @Test
    @SeedRow("H19")
    @Fact("F145")
    void aClientOfTls13IsToldOfEachTicketThatItReads() {
        try (Linked ignored = logged(TLS_1_3)) {
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
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @SeedRow("H19")
    @Fact("F149")
    void aServerLoopsTwiceBeforeItBegins(TlsVersion version) {
        try (Linked ignored = logged(version)) {
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
    @SeedRow("H19")
    @Fact({"F140", "F141"})
    void aFlagHasOpenSslsNumber(InfoFlag flag, String number) {
        assertEquals(Integer.decode(number), flag.bits());
    }

    @Test
    @SeedRow("H19")
    @Fact("F141")
    void theMaskHasOpenSslsNumber() {
        assertEquals(0x0FFF, InfoWhere.ST_MASK);
    }

    @Test
    @SeedRow("H19")
    void flagsAreToldApartAndNamed() {
        InfoWhere where = new InfoWhere(0x1001);
        assertEquals(
                List.of(InfoWhere.CB_CONNECT_LOOP, Set.of(InfoFlag.ST_CONNECT, InfoFlag.CB_LOOP), "ST_CONNECT|CB_LOOP"),
                List.of(where, where.flags(), where.toString()));
    }

    @Test
    @SeedRow("H19")
    void anAlertIsToldWhereItIsSentAndWhereItIsHeard() {
        try (Linked ignored = Linked.fresh(
                        aClient(TLS_1_2).onInfo(clients),
                        bareServer().credential(STRANGER).onInfo(servers))
                .shakenHands()) {
            int fatal = 0x200 + Alert.UNKNOWN_CA.code();
            assertEquals(
                    List.of(List.of(InfoWhere.CB_WRITE_ALERT, fatal), List.of(InfoWhere.CB_READ_ALERT, fatal)),
                    List.of(alert(clients), alert(servers)));
        }
    }

    private static List<Object> alert(Log log) {
        Told told =
                log.stream().filter(t -> t.is(InfoFlag.CB_ALERT)).findFirst().orElseThrow();
        return List.of(told.where(), told.value());
    }

    @Test
    @SeedRow("H19")
    void whatItThrowsIsARefusalWithItsCause() {
        RuntimeException thrown = new IllegalStateException("mine");
        InfoCallback throwing = (connection, where, value) -> {
            throw thrown;
        };
        try (Linked linked = Linked.fresh(aClient().onInfo(throwing), aServer()).shakenHands()) {
            assertEquals(
                    Optional.of(Refusal.of(
                                    Reason.REJECTED_BY_CALLBACK,
                                    "the info callback threw java.lang.IllegalStateException: mine")
                            .causedBy(thrown)),
                    linked.client().refusal());
        }
    }
}
