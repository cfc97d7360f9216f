package demo;

import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FirstHandshakeTest {
    @Test
    void aHandshakeRunsInANamedModule() {
        assertThat(FirstHandshake.run()).succeeded();
    }

    @Test
    void theModuleIsNamed() {
        assertEquals("demo", FirstHandshake.class.getModule().getName());
    }
}
