package dev.tlsloop.okhttp;

import dev.tlsloop.Context;
import dev.tlsloop.Credential;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.Trust;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.fixtures.Chain;
import dev.tlsloop.fixtures.IssuerFlaw;
import dev.tlsloop.jsse.Jsse;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;

/** Who plays in these tests. */
final class OkHttpClients {
    static final String HOST = "front.test";
    static final Authority CA = Authority.create("Root");
    static final Authority STRANGERS = Authority.create("Strangers root");
    static final Credential FRONT = CA.issue(HOST);
    static final Credential ALICE = CA.issue("alice");
    static final Credential EXPIRED =
            Chain.from(CA).via("Intermediate", IssuerFlaw.EXPIRED).to(HOST).credential();

    private OkHttpClients() {}

    static Stream<TlsVersion> versions() {
        return Stream.of(TlsVersion.TLS_1_2, TlsVersion.TLS_1_3);
    }

    static OkHttpClient.Builder trusting(Trust trust, Credential... own) {
        return new OkHttpClient.Builder()
                .sslSocketFactory(Jsse.sslContext(trust, own).getSocketFactory(), Jsse.trustManager(trust));
    }

    static Context server(TlsVersion version, Credential credential) {
        return Context.server()
                .versions(version, version)
                .credential(credential)
                .build();
    }
}
