package dev.tlsloop.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Alert;
import dev.tlsloop.Context;
import dev.tlsloop.InfoWhere;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.harness.Loopback;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The alert that a client of the JDK sends, as its info callback hears it. */
class JsseInfoTest {
    private static final int FATAL_CERTIFICATE_UNKNOWN = 2 << 8 | Alert.CERTIFICATE_UNKNOWN.code();

    /** Before JDK 19, SunJSSE's exception does not tell the alert, and in TLS 1.3 the record is encrypted. */
    private static boolean isTold(TlsVersion version) {
        return version == TlsVersion.TLS_1_2 || Runtime.version().feature() >= 19;
    }

    private static List<Integer> alertsWrittenOverAStranger(TlsVersion version) {
        List<Integer> alerts = new ArrayList<>();
        Context client = Context.client()
                .versions(version, version)
                .trust(ContractCredentials.STRANGERS)
                .onInfo((connection, where, value) -> {
                    if (where.equals(InfoWhere.CB_WRITE_ALERT)) {
                        alerts.add(value);
                    }
                })
                .build();
        Context server =
                Context.server().credential(ContractCredentials.LOCALHOST).build();
        Loopback.between(client, server).handshake();
        return alerts;
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    void itIsHeardWhereTheEngineTellsIt(TlsVersion version) {
        assertEquals(
                isTold(version) ? List.of(FATAL_CERTIFICATE_UNKNOWN) : List.of(), alertsWrittenOverAStranger(version));
    }
}
