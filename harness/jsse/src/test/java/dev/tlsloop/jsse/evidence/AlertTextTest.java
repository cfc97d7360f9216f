package dev.tlsloop.jsse.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Alert;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Received fatal alert: bad_certificate",
                "(bad_certificate) Received fatal alert: bad_certificate"
            })
    void theAlertThatCameInIsReadOnEveryJdk(String message) {
        assertEquals(Optional.of(Alert.BAD_CERTIFICATE), AlertMessageParser.receivedAlert(new SSLException(message)));
    }

    @Test
    void aMessageOfOnesOwnFaultReportsNoAlertThatCameIn() {
        assertEquals(
                Optional.empty(),
                AlertMessageParser.receivedAlert(new SSLException("(decode_error) Invalid extension")));
    }

    @Test
    void theAlertThatWasSentStandsInFront() {
        assertEquals(
                Optional.of(Alert.DECODE_ERROR), AlertMessageParser.sent(new SSLException("(decode_error) Invalid")));
    }

    @Test
    void aMessageWithoutAnAlertInFrontNamesNone() {
        assertEquals(Optional.empty(), AlertMessageParser.sent(new SSLException("Invalid (decode_error)")));
    }

    @Test
    void anExceptionWithoutAMessageNamesNone() {
        assertEquals(Optional.empty(), AlertMessageParser.receivedAlert(new SSLException((String) null)));
    }
}
