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

/** Gives credentials to OpenSSL, which goes by the kind of key. */
public final class CredentialLoader {
    private CredentialLoader() {}

    static void all(Context context, SslCtx ctx) {
        context.credentials().forEach(credential -> present(credential, ctx));
    }

    private static void present(Credential credential, SslCtx ctx) {
        try (NativeCredential material = new NativeCredential(credential.privateKey(), credential.chain())) {
            if (!ctx.present(material)) {
                throw refused(credential, ErrorQueue.drainText());
            }
        } catch (IllegalArgumentException e) {
            throw refused(credential, e.getMessage() + ": " + ErrorQueue.drainText());
        }
    }

    /** On a client, leaves only what the server's hints name; to be called when it is about to present. */
    public static boolean byHints(Context context, long ssl) {
        if (SslH.SSL_is_server(ssl) == 1) {
            return true;
        }
        List<X500Principal> hints = X509.names(SslH.SSL_get0_peer_CA_list(ssl));
        Ssl.presentNothing(ssl);
        return context.credentials().stream()
                .filter(c -> hints.isEmpty() || isNamed(c, hints))
                .allMatch(c -> present(c, ssl));
    }

    private static boolean isNamed(Credential credential, List<X500Principal> hints) {
        return credential.chain().stream().anyMatch(c -> hints.contains(c.getIssuerX500Principal()));
    }

    private static boolean present(Credential credential, long ssl) {
        try (NativeCredential material = new NativeCredential(credential.privateKey(), credential.chain())) {
            return Ssl.present(ssl, material);
        }
    }

    private static UnsupportedSettingException refused(Credential credential, String why) {
        return SettingRefusals.refused(
                "credential(" + credential.certificate().getSubjectX500Principal() + ")",
                why,
                remedy(PublicKeyAlgorithm.of(credential.certificate().getPublicKey())));
    }

    /** No engine has signatures of ML-DSA but a libssl from 3.5 on; a JDK before 24 does not know such a key by name. */
    private static String remedy(PublicKeyAlgorithm kind) {
        return kind == PublicKeyAlgorithm.ML_DSA || kind == PublicKeyAlgorithm.OTHER
                ? "give a key that it has, such as one of P-256, or take libssl 3.5 or later"
                : "give a key that belongs to the certificate and is strong enough for the security level, or run it on"
                        + " the engine jsse";
    }
}
