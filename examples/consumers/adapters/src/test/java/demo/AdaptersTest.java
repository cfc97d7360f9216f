package demo;

import static dev.tlsloop.Reason.UNKNOWN_ISSUER;
import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;

import dev.tlsloop.Context;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Trust;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.fixtures.okhttp.OkHttpTls;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.netty.Netty;
import dev.tlsloop.okhttp.OkHttp;
import dev.tlsloop.pem.Pem;
import dev.tlsloop.spring.SpringBoot;
import io.netty.handler.ssl.SslContextBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

class AdaptersTest {
    private static final Authority CA = Authority.create();
    private static final Context SERVER =
            Context.server().credential(CA.issue("front.test")).build();

    @TempDir
    Path folder;

    private enum Library {
        NETTY {
            @Override
            Endpoint trusting(Trust trust, Path folder) throws Exception {
                return Netty.endpoint(SslContextBuilder.forClient()
                        .trustManager(trust.anchors())
                        .build());
            }
        },
        OKHTTP {
            @Override
            Endpoint trusting(Trust trust, Path folder) {
                HandshakeCertificates certificates = OkHttpTls.handshakeCertificates(trust);
                return OkHttp.endpoint(new OkHttpClient.Builder()
                        .sslSocketFactory(certificates.sslSocketFactory(), certificates.trustManager())
                        .build());
            }
        },
        SPRING_BOOT {
            @Override
            Endpoint trusting(Trust trust, Path folder) throws Exception {
                Path file = Files.writeString(folder.resolve("ca.pem"), Pem.text(trust));
                PemSslStoreDetails trusted =
                        PemSslStoreDetails.forCertificate(file.toUri().toString());
                return SpringBoot.endpoint(SslBundle.of(
                        new PemSslStoreBundle(null, trusted), SslBundleKey.NONE, SslOptions.NONE));
            }
        };

        abstract Endpoint trusting(Trust trust, Path folder) throws Exception;
    }

    @ParameterizedTest
    @EnumSource
    void aClientOfTheLibraryAcceptsAServerThatItTrusts(Library library) throws Exception {
        Endpoint client = library.trusting(CA, folder);
        assertThat(Loopback.between(client, SERVER).withServerName("front.test").handshake())
                .succeeded();
    }

    @ParameterizedTest
    @EnumSource
    void aClientOfTheLibraryRefusesAStranger(Library library) throws Exception {
        Endpoint client = library.trusting(Authority.create(), folder);
        assertThat(Loopback.between(client, SERVER).withServerName("front.test").handshake())
                .failedOn(CLIENT)
                .because(UNKNOWN_ISSUER);
    }
}
