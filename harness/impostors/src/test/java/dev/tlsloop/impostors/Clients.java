package dev.tlsloop.impostors;

import dev.tlsloop.Context;
import dev.tlsloop.Endpoint;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.jsse.Jsse;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Clients as people write them, sound ones and ones that check too little. */
final class Clients {
    static final Authority CA = Authority.create("Root");

    private Clients() {}

    static Context sound() {
        return Context.client().trust(CA).build();
    }

    /** The JDK's SSLContext, with host names checked as an HTTP client does. */
    static Endpoint ofTheJdk() {
        return Jsse.endpoint(Jsse.sslContext(CA), p -> p.setEndpointIdentificationAlgorithm("HTTPS"));
    }

    /** What an SSLContext does by itself. */
    static Endpoint withoutHostCheck() {
        return Jsse.endpoint(Jsse.sslContext(CA));
    }

    static Endpoint trustingAnybody() {
        return judging(chain -> {});
    }

    /** Compares who is said to have issued the certificate, and believes it. */
    static Endpoint trustingNames() {
        return judging(chain -> {
            boolean isNamed = Stream.of(chain)
                    .anyMatch(c ->
                            c.getIssuerX500Principal().equals(CA.certificate().getSubjectX500Principal()));
            if (!isNamed) {
                throw new CertificateException("issued by a stranger");
            }
        });
    }

    /** Looks at the dates of all comers and at nothing else. */
    static Endpoint trustingWhoeverIsValid() {
        return judging(chain -> {
            for (X509Certificate certificate : chain) {
                certificate.checkValidity();
            }
        });
    }

    static Endpoint refusingEverybody() {
        return judging(chain -> {
            throw new CertificateException("nobody is good enough");
        });
    }

    private interface Judge {
        void check(X509Certificate[] chain) throws CertificateException;
    }

    private static Endpoint judging(Judge judge) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Judging(judge)}, null);
            return Jsse.endpoint(context);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The old interface, which people implement: the JDK adds its check of algorithms, and no more. */
    private record Judging(Judge judge) implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String keyType) throws CertificateException {
            judge.check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String keyType) throws CertificateException {
            judge.check(chain);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
