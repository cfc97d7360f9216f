package dev.tlsloop.jsse;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.Credential;
import dev.tlsloop.Trust;
import dev.tlsloop.jsse.provider.ProbeCredential;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** The names of key exchanges that JSSE providers pass to {@code Jsse.trustManager(...)}. */
class AuthTypeTest {
    private final Credential credential = ProbeCredential.create();
    private final X509Certificate[] chain = {credential.certificate()};
    private final X509ExtendedTrustManager trusting = Jsse.trustManager(Trust.of(credential.certificate()));

    AuthTypeTest() throws GeneralSecurityException {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UNKNOWN",
                "ECDHE_ECDSA",
                "ECDHE_RSA",
                "RSA",
                "GENERIC",
                "EC",
                "EC_EC",
                "EdDSA",
                "Ed25519",
                "RSASSA-PSS",
                "KE:RSA",
                "ECDHE_PSK"
            })
    void eachIsTakenForATrustedServer(String authType) {
        assertDoesNotThrow(() -> trusting.checkServerTrusted(chain, authType));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNKNOWN", "ECDHE_ECDSA", "GENERIC"})
    void noneIsTakenForAServerThatIsNotTrusted(String authType) throws GeneralSecurityException {
        X509Certificate[] stranger = {ProbeCredential.create().certificate()};
        assertThrows(CertificateException.class, () -> trusting.checkServerTrusted(stranger, authType));
    }

    @ParameterizedTest
    @NullAndEmptySource
    void oneThatIsMissingIsMisuseByTheContractOfX509TrustManager(String authType) {
        assertThrows(IllegalArgumentException.class, () -> trusting.checkServerTrusted(chain, authType));
    }

    @Test
    void aClientIsCheckedUnderAnyName() {
        assertDoesNotThrow(() -> trusting.checkClientTrusted(chain, "GENERIC"));
    }
}
