package dev.tlsloop.examples.live;

import dev.tlsloop.fixtures.ChainPosition;
import dev.tlsloop.fixtures.IssuerFlaw;
import dev.tlsloop.fixtures.LeafFlaw;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A setting of a live handshake with its values; the first value is the default. */
enum Knob {
    CLIENT_VERSIONS("versions of the client", "TLS 1.2 to 1.3", "TLS 1.3", "TLS 1.2"),
    SERVER_VERSIONS("versions of the server", "TLS 1.2 to 1.3", "TLS 1.3", "TLS 1.2"),
    CLIENT_GROUPS("groups of the client", "x25519, secp256r1", "secp256r1, secp384r1", "x25519"),
    SERVER_GROUPS("groups of the server", "x25519, secp256r1", "secp384r1", "secp521r1"),
    CLIENT_SUITES(
            "cipher suites of the client",
            "TLS_AES_256_GCM_SHA384, TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_AES_128_GCM_SHA256"),
    SERVER_SUITES(
            "cipher suites of the server",
            "TLS_AES_256_GCM_SHA384, TLS_AES_128_GCM_SHA256",
            "TLS_AES_128_GCM_SHA256",
            "TLS_CHACHA20_POLY1305_SHA256"),
    NAME(
            "name that the client asks for",
            "www.a.test",
            "WWW.A.TEST",
            "x.b.test",
            "x.y.b.test",
            "b.test",
            "10.0.0.1",
            "10.0.0.2",
            "xn--bcher-kva.test"),
    CLIENT_PROTOCOLS("protocols of the client", "h2, http/1.1", "h2", "http/1.1", "h3"),
    SERVER_PROTOCOLS("protocols of the server", "h2", "http/1.1", "http/1.1, h2"),
    LEAF("certificate of the server", flaws("good", LeafFlaw.values())),
    INTERMEDIATE("certificate above it", flaws("good", intermediateFlaws())),
    CLOCK(
            "clock of the client",
            "2026-03-31T23:59:59Z",
            "2026-04-01T00:00:00Z",
            "2026-01-01T00:00:00Z",
            "2025-12-31T23:59:59Z"),
    CLIENT_CERTIFICATE("certificate of the client", "trusted", "of another authority", "none"),
    CONNECTION("connection to show", "the first", "the second, which resumes"),
    CHECK("revocation check of the client", "CRL", "none"),
    LIST("list of the authority", "empty", "names the server"),
    FAULT(
            "fault on the wire",
            "none",
            "client: flip a bit of record 1",
            "server: flip a bit of record 1",
            "server: flip a bit of record 3",
            "server: cut before record 1",
            "server: cut before record 3",
            "server: stall before record 3");

    private final String label;
    private final List<String> choices;

    Knob(String label, String... choices) {
        this.label = label;
        this.choices = List.of(choices);
    }

    /** Its name in a form. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String label() {
        return label;
    }

    List<String> choices() {
        return choices;
    }

    /** The settings that a lesson is about. */
    static List<Knob> of(int lesson) {
        return switch (lesson) {
            case 1, 10 -> List.of(CLIENT_VERSIONS, SERVER_VERSIONS);
            case 2 -> List.of(LEAF, INTERMEDIATE);
            case 3 -> List.of(NAME);
            case 4 -> List.of(CLOCK);
            case 5 -> List.of(CLIENT_CERTIFICATE, CLIENT_VERSIONS);
            case 6 -> List.of(CLIENT_GROUPS, SERVER_GROUPS, CLIENT_SUITES, SERVER_SUITES);
            case 7 -> List.of(NAME, CLIENT_PROTOCOLS, SERVER_PROTOCOLS);
            case 8 -> List.of(CONNECTION, CLIENT_VERSIONS);
            case 9 -> List.of(CHECK, LIST);
            case 11 -> List.of(CLIENT_SUITES, CLIENT_VERSIONS);
            case 12 -> List.of(FAULT, SERVER_VERSIONS);
            default -> List.of();
        };
    }

    private static IssuerFlaw[] intermediateFlaws() {
        return Stream.of(IssuerFlaw.values())
                .filter(flaw -> flaw.positions().contains(ChainPosition.LOWER))
                .toArray(IssuerFlaw[]::new);
    }

    private static String[] flaws(String none, Enum<?>[] flaws) {
        return Stream.concat(Stream.of(none), Stream.of(flaws).map(Enum::name)).toArray(String[]::new);
    }
}
