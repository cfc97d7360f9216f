package dev.tlsloop.providers;

import static dev.tlsloop.providers.Capability.CA;
import static dev.tlsloop.providers.Capability.connected;
import static dev.tlsloop.providers.Capability.connecting;
import static dev.tlsloop.providers.Capability.ofClient;
import static dev.tlsloop.providers.Capability.ofServer;
import static dev.tlsloop.providers.Capability.presenting;

import dev.tlsloop.AlpnAnswer;
import dev.tlsloop.AlpnProtocol;
import dev.tlsloop.CipherSuite;
import dev.tlsloop.Connection;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Engine;
import dev.tlsloop.NamedGroup;
import dev.tlsloop.Option;
import dev.tlsloop.Revocation;
import dev.tlsloop.ServerName;
import dev.tlsloop.ServerNameAnswer;
import dev.tlsloop.SessionCacheMode;
import dev.tlsloop.SrtpProfile;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.VerifyMode;
import dev.tlsloop.fixtures.KeyType;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.spec.DHParameterSpec;

/** The table of the settings and calls that each engine supports, with its reasons numbered in their order. */
final class Capabilities {
    private static final String AES_128 = "ECDHE-ECDSA-AES128-GCM-SHA256";

    private static final List<Capability> DECLARED = List.of(
            ofClient("versions(TLS_1_3, TLS_1_3)", c -> c.versions(TlsVersion.TLS_1_3, TlsVersion.TLS_1_3)),
            ofClient("versions(TLS_1_1, TLS_1_2)", c -> c.versions(TlsVersion.TLS_1_1, TlsVersion.TLS_1_2)),
            ofClient("cipherList(" + AES_128 + "), client", c -> c.cipherList(AES_128)),
            ofServer("cipherList(" + AES_128 + ")", c -> c.cipherList(AES_128)),
            ofServer(
                    "the same with options(CIPHER_SERVER_PREFERENCE)",
                    c -> c.cipherList(AES_128).options(Option.CIPHER_SERVER_PREFERENCE)),
            ofClient("cipherSuites(TLS_AES_256_GCM_SHA384)", c -> c.cipherSuites(CipherSuite.TLS_AES_256_GCM_SHA384)),
            ofClient("groups(x25519)", c -> c.groups(NamedGroup.X25519)),
            ofClient("groups(secp256r1)", c -> c.groups(NamedGroup.SECP256R1)),
            ofClient("groups(secp256r1, x25519)", c -> c.groups(NamedGroup.SECP256R1, NamedGroup.X25519)),
            presenting("credential(...) of RSA", CA.with(KeyType.RSA_2048).issue("localhost")),
            presenting(
                    "credential(...) of RSASSA-PSS",
                    CA.with(KeyType.RSA_PSS_2048).issue("localhost")),
            presenting("credential(...) of Ed25519", CA.with(KeyType.ED25519).issue("localhost")),
            presenting(
                    "credential(...) of RSA and P-256",
                    CA.with(KeyType.RSA_2048).issue("localhost"),
                    CA.issue("localhost")),
            ofServer(
                    "verify(PEER, FAIL_IF_NO_PEER_CERT)",
                    c -> c.trust(CA).verify(VerifyMode.PEER, VerifyMode.FAIL_IF_NO_PEER_CERT)),
            ofServer("clientCas(...)", c -> c.trust(CA).verify(VerifyMode.PEER).clientCas(CA)),
            ofClient("onVerify(...)", c -> c.onVerify(verification -> verification.ok())),
            ofClient(
                    "verifyAt(...), verifyDepth(7)",
                    c -> c.verifyAt(Instant.EPOCH).verifyDepth(7)),
            ofClient("verifyDepth(20), client", c -> c.verifyDepth(20)),
            ofServer("verifyDepth(20)", c -> c.trust(CA).verify(VerifyMode.PEER).verifyDepth(20)),
            ofClient(
                    "revocation(CRL)",
                    c -> c.revocation(Revocation.CRL)
                            .crls(dev.tlsloop.fixtures.CrlBuilder.by(CA).x509())),
            ofClient("revocation(STAPLE)", c -> c.revocation(Revocation.STAPLE)),
            ofClient(
                    "revocation(STAPLE) in TLS 1.2",
                    c -> c.versions(TlsVersion.TLS_1_2, TlsVersion.TLS_1_2).revocation(Revocation.STAPLE)),
            ofServer("ocspStaple(...)", c -> c.ocspStaple(new byte[] {48, 0})),
            ofServer("alpn(h2)", c -> c.alpn("h2")),
            ofClient("alpn(...) of bytes that are not text", c -> c.alpn("\u00ff")),
            ofServer("onAlpn(...)", c -> c.onAlpn((connection, offered) -> AlpnAnswer.refuse())),
            ofServer(
                    "onServerName(...)",
                    c -> c.onServerName((connection, name, context) -> ServerNameAnswer.proceed())),
            ofServer(
                    "options(ENGINE_SNI)",
                    c -> c.options(Option.ENGINE_SNI)
                            .onServerName((connection, name, context) -> ServerNameAnswer.proceed())),
            ofServer("options(NO_TICKET)", c -> c.options(Option.NO_TICKET)),
            ofServer("sessionCacheMode(OFF)", c -> c.sessionCacheMode(SessionCacheMode.OFF)),
            ofServer("sessionTimeout(...)", c -> c.sessionTimeout(Duration.ofSeconds(60))),
            ofClient("options(NO_RENEGOTIATION), client", c -> c.options(Option.NO_RENEGOTIATION)),
            ofServer("options(NO_RENEGOTIATION)", c -> c.options(Option.NO_RENEGOTIATION)),
            ofServer("options(ALLOW_CLIENT_RENEGOTIATION)", c -> c.options(Option.ALLOW_CLIENT_RENEGOTIATION)),
            ofClient("onInfo(...)", c -> c.onInfo((connection, where, value) -> {})),
            ofClient("onKeyLog(...)", c -> c.onKeyLog((connection, line) -> {})),
            ofClient("options(CAPTURE_SECRETS)", c -> c.options(Option.CAPTURE_SECRETS)),
            ofClient("srtp(...)", c -> c.srtp(SrtpProfile.SRTP_AES128_CM_SHA1_80)),
            ofServer(
                    "onNextProtocolAdvertise(...)",
                    c -> c.onNextProtocolAdvertise(connection -> List.of(AlpnProtocol.HTTP_1_1))),
            ofServer(
                    "temporaryDh(...)",
                    c -> c.temporaryDh(new DHParameterSpec(
                            BigInteger.ONE.shiftLeft(2048).subtract(BigInteger.ONE), BigInteger.TWO))));

    private static final List<Capability> OPENED_OR_ASKED = List.of(
            connecting("a connection without a server name", ConnectionSettings::withoutServerName),
            connecting("a connection to A.Test", o -> ConnectionSettings.forServer("A.Test")),
            connecting("a connection to a_b.test", o -> ConnectionSettings.forServer("a_b.test")),
            connecting(
                    "a connection that sends one name and verifies another",
                    o -> o.withVerifyName(ServerName.of("other.test"))),
            connecting("a connection with withOcspRequest()", ConnectionSettings::withOcspRequest),
            Capability.hearingItsAlert(TlsVersion.TLS_1_2),
            Capability.hearingItsAlert(TlsVersion.TLS_1_3),
            Capability.resuming(TlsVersion.TLS_1_2),
            Capability.resuming(TlsVersion.TLS_1_3),
            connected("renegotiate() in TLS 1.2", TlsVersion.TLS_1_2, Connection::renegotiate),
            connected("updateKeys() in TLS 1.3", TlsVersion.TLS_1_3, Connection::updateKeys),
            connected("stateName()", TlsVersion.TLS_1_3, Connection::stateName),
            connected(
                    "exportKeyingMaterial(...)", TlsVersion.TLS_1_3, c -> c.exportKeyingMaterial("EXPERIMENTAL-a", 16)),
            connected("masterKey()", TlsVersion.TLS_1_2, Connection::masterKey),
            connected("finished()", TlsVersion.TLS_1_2, Connection::finished));

    private Capabilities() {}

    /** The table in Markdown: a row for each setting and a column for each engine. */
    static String markdown(Map<String, Engine> engines) {
        List<ReasonTable.Row<Engine>> rows = Stream.concat(DECLARED.stream(), OPENED_OR_ASKED.stream())
                .map(capability -> new ReasonTable.Row<Engine>(
                        capability.name(), engine -> capability.lacking().of(engine)))
                .toList();
        return ReasonTable.markdown(engines, rows);
    }
}
