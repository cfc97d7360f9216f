package dev.tlsloop.spring;

import dev.tlsloop.Credential;
import dev.tlsloop.Trust;
import dev.tlsloop.pem.Pem;
import dev.tlsloop.pem.TemporaryFiles;
import java.nio.file.Path;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/** Bundles of PEM files, as {@code spring.ssl.bundle.pem} makes them. */
final class Bundles implements AutoCloseable {
    private static final PemSslStoreDetails NONE = PemSslStoreDetails.forCertificate(null);

    private final TemporaryFiles files = TemporaryFiles.create();

    SslBundle trusting(Trust trust) {
        return bundle(NONE, trusted(trust), SslOptions.NONE);
    }

    SslBundle trusting(Trust trust, SslOptions options) {
        return bundle(NONE, trusted(trust), options);
    }

    SslBundle presenting(Credential own, Trust trust) {
        return presenting(own, trust, SslOptions.NONE);
    }

    SslBundle presenting(Credential own, Trust trust, SslOptions options) {
        Path file = files.write("own.pem", Pem.text(own));
        PemSslStoreDetails details = PemSslStoreDetails.forCertificate(
                        file.toUri().toString())
                .withPrivateKey(file.toUri().toString());
        return bundle(details, trusted(trust), options);
    }

    private PemSslStoreDetails trusted(Trust trust) {
        return PemSslStoreDetails.forCertificate(
                files.write("ca.pem", Pem.text(trust)).toUri().toString());
    }

    private static SslBundle bundle(PemSslStoreDetails own, PemSslStoreDetails trusted, SslOptions options) {
        return SslBundle.of(new PemSslStoreBundle(own, trusted), SslBundleKey.NONE, options);
    }

    @Override
    public void close() {
        files.close();
    }
}
