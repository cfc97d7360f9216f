package dev.tlsloop.openssl;

import static dev.tlsloop.openssl.ManualOpenSslPair.CA;
import static dev.tlsloop.openssl.ManualOpenSslPair.aServer;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.Context;
import dev.tlsloop.UnsupportedSettingException;
import dev.tlsloop.VerifyMode;
import dev.tlsloop.contract.PyOpenSslItem;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** CA names that OpenSSL cannot read. */
class ClientCaTest {
    private static final X500Principal ROOT = CA.certificate().getSubjectX500Principal();

    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    @Test
    @PyOpenSslItem("H17")
    void aNameThatOpenSslCannotReadIsRefusedWhenItStarts() {
        byte[] commonNameOfAnInteger = {0x30, 12, 0x31, 10, 0x30, 8, 6, 3, 0x55, 4, 3, 2, 1, 5};
        Context server = aServer()
                .verify(VerifyMode.PEER)
                .clientCas(List.of(ROOT, new X500Principal(commonNameOfAnInteger)))
                .build();
        String message =
                assertThrows(UnsupportedSettingException.class, server::start).getMessage();
        assertTrue(message.contains("cannot be honoured by the engine openssl: d2i_X509_NAME returned NULL"), message);
    }
}
