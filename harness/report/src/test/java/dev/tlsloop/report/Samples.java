package dev.tlsloop.report;

import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.Side.SERVER;
import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.TlsVersion.TLS_1_3;
import static dev.tlsloop.VerifyMode.FAIL_IF_NO_PEER_CERT;
import static dev.tlsloop.VerifyMode.PEER;

import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.NamedGroup;
import dev.tlsloop.Negotiated;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.fixtures.Chain;
import dev.tlsloop.fixtures.IssuerFlaw;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.Pair;
import dev.tlsloop.harness.fault.Fault;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Handshakes of each kind, for pages and pictures under test. */
final class Samples {
    private static final Authority CA = Authority.create();

    private Samples() {}

    /** One handshake of each kind, by a title. */
    static Map<String, Outcome> all() {
        Map<String, Outcome> all = new LinkedHashMap<>();
        all.put("success", success(TLS_1_3));
        all.put("success-tls12", success(TLS_1_2));
        all.put("refused", expired(TLS_1_3));
        all.put("refused-tls12", expired(TLS_1_2));
        all.put("stranger", stranger());
        all.put("mutual", mutual(TLS_1_3));
        all.put("mutual-tls12", mutual(TLS_1_2));
        all.put("retry", retry());
        all.put("resumed", resumed());
        all.put("mismatch", mismatch());
        all.put("fault", withFault(Fault.from(SERVER).atRecord(3).flipBit(1)));
        all.put("forged-alert", withFault(Fault.from(SERVER).atByte(0).inject(FORGED)));
        all.put("stalled", withFault(Fault.from(SERVER).atRecord(2).stall()));
        all.put("cut", withFault(Fault.from(CLIENT).atByte(100).cut()));
        all.put("disagreed", disagreed());
        all.put("without-recording", withoutRecording());
        return all;
    }

    static Outcome success(TlsVersion version) {
        Context server = server(version).alpn("h2").build();
        return Loopback.between(Context.client().trust(CA).alpn("h2").build(), server)
                .withSecrets()
                .handshake();
    }

    static Outcome expired(TlsVersion version) {
        Chain chain = Chain.from("Root").via("Intermediate", IssuerFlaw.EXPIRED).to("localhost");
        Context server = Context.server()
                .credential(chain.credential())
                .versions(version, version)
                .build();
        return Loopback.between(Context.client().trust(chain).build(), server)
                .withSecrets()
                .handshake();
    }

    static Outcome stranger() {
        Context client = Context.client()
                .trust(CA)
                .credential(Authority.create().issue("mallory"))
                .build();
        return Loopback.between(client, verifying(TLS_1_3)).withSecrets().handshake();
    }

    static Outcome mutual(TlsVersion version) {
        Context client =
                Context.client().trust(CA).credential(CA.issue("alice")).build();
        return Loopback.between(client, verifying(version)).withSecrets().handshake();
    }

    static Outcome retry() {
        Context client = Context.client()
                .trust(CA)
                .groups(NamedGroup.SECP256R1, NamedGroup.SECP384R1)
                .build();
        return Loopback.between(
                        client, server(TLS_1_3).groups(NamedGroup.SECP384R1).build())
                .withSecrets()
                .handshake();
    }

    static Outcome resumed() {
        try (Pair first = Loopback.between(
                        Context.client().trust(CA).build(), server(TLS_1_3).build())
                .withSecrets()
                .open()) {
            return first.resume().outcome();
        }
    }

    static Outcome mismatch() {
        Context client = Context.client().trust(CA).versions(TLS_1_3, TLS_1_3).build();
        return Loopback.between(client, server(TLS_1_2).build()).withSecrets().handshake();
    }

    static Outcome withFault(Fault fault) {
        return Loopback.between(
                        Context.client().trust(CA).build(), server(TLS_1_3).build())
                .withSecrets()
                .withFault(fault)
                .handshake();
    }

    /** No engine of this build disagrees with itself, so the parameters of one side are changed afterwards. */
    static Outcome disagreed() {
        Outcome.Success agreed = (Outcome.Success) success(TLS_1_3);
        Negotiated server = agreed.server();
        return new Outcome.Disagreed(
                agreed.client(),
                new Negotiated(
                        server.version(),
                        server.cipher(),
                        server.group(),
                        Optional.empty(),
                        server.serverName(),
                        server.resumed(),
                        server.peerChain()),
                agreed.clientCertificate(),
                agreed.engines(),
                agreed.transcript());
    }

    static Outcome withoutRecording() {
        return Loopback.between(
                        Context.client().trust(CA).build(), server(TLS_1_3).build())
                .handshake();
    }

    private static ContextBuilder server(TlsVersion version) {
        return Context.server().credential(CA.issue("localhost")).versions(version, version);
    }

    private static Context verifying(TlsVersion version) {
        return server(version).trust(CA).verify(PEER, FAIL_IF_NO_PEER_CERT).build();
    }

    private static final byte[] FORGED = {21, 3, 3, 0, 2, 2, 40};
}
