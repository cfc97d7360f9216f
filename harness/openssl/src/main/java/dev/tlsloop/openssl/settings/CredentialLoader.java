package dev.tlsloop.openssl.settings;

import dev.tlsloop.Context;
import dev.tlsloop.Credential;
import dev.tlsloop.PublicKeyAlgorithm;
import dev.tlsloop.UnsupportedSettingException;
import dev.tlsloop.openssl.handle.NativeCredential;
import dev.tlsloop.openssl.handle.Ssl;
import dev.tlsloop.openssl.handle.SslCtx;
import dev.tlsloop.openssl.handle.X509;
import dev.tlsloop.openssl.jna.SslH;
import dev.tlsloop.openssl.reason.ErrorQueue;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/** The calls that set credentials, of which OpenSSL holds one for each type of key. */
public final class CredentialLoader {
    private CredentialLoader() {}

    static void apply(Context context, SslCtx ctx) {
        context.credentials().forEach(credential -> present(credential, ctx));
    }

    private static void present(Credential credential, SslCtx ctx) {
        try (NativeCredential nativeCredential = new NativeCredential(credential.privateKey(), credential.chain())) {
            if (!ctx.present(nativeCredential)) {
                throw refused(credential, ErrorQueue.drainText());
            }
        } catch (IllegalArgumentException e) {
            throw refused(credential, e.getMessage() + ": " + ErrorQueue.drainText());
        }
    }

    /** Selects a client's credentials by the CA names in the CertificateRequest, before the client presents one. */
    public static boolean selectByHints(Context context, long ssl) {
        if (SslH.SSL_is_server(ssl) == 1) {
            return true;
        }
        List<X500Principal> hints = X509.names(SslH.SSL_get0_peer_CA_list(ssl));
        Ssl.clearCredentials(ssl);
        return context.credentials().stream()
                .filter(c -> hints.isEmpty() || isNamed(c, hints))
                .allMatch(c -> present(c, ssl));
    }

    private static boolean isNamed(Credential credential, List<X500Principal> hints) {
        return credential.chain().stream().anyMatch(c -> hints.contains(c.getIssuerX500Principal()));
    }

    private static boolean present(Credential credential, long ssl) {
        try (NativeCredential nativeCredential = new NativeCredential(credential.privateKey(), credential.chain())) {
            return Ssl.present(ssl, nativeCredential);
        }
    }

    private static UnsupportedSettingException refused(Credential credential, String why) {
        return SettingRefusals.refused(
                "credential(" + credential.certificate().getSubjectX500Principal() + ")",
                why,
                remedy(PublicKeyAlgorithm.of(credential.certificate().getPublicKey())));
    }

    /** Only libssl 3.5 and later sign with ML-DSA; to a JDK before 24, such a key is {@code OTHER}. */
    private static String remedy(PublicKeyAlgorithm kind) {
        return kind == PublicKeyAlgorithm.ML_DSA || kind == PublicKeyAlgorithm.OTHER
                ? "use a key that this libssl supports, such as one of P-256, or install libssl 3.5 or later"
                : "use the certificate's own key, of a size that the security level allows, or run it on the engine"
                        + " jsse";
    }
}
