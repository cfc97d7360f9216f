package dev.tlsloop.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests with the handshake of the JDK; the other tests use hand-written bytes. */
class JdkHandshakeTest {
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void readsTheClientHelloOfTheJdk(String version) throws Exception {
        ClientHello hello = ((ParseResult.Complete<ClientHello>) ClientHello.read(firstFlight(version))).value();

        assertEquals(
                List.of("a.test", "h2", version.equals("TLSv1.2") ? 0x0303 : 0x0304),
                List.of(
                        new String(hello.serverName().orElseThrow()),
                        new String(hello.alpn().get(0)),
                        hello.supportedVersions().get(0)));
    }

    @Test
    void readsKeySharesOfSupportedGroupsFromTheJdk() throws Exception {
        ClientHello hello = ((ParseResult.Complete<ClientHello>) ClientHello.read(firstFlight("TLSv1.3"))).value();

        assertEquals(
                hello.keyShareGroups(),
                hello.supportedGroups().stream()
                        .filter(hello.keyShareGroups()::contains)
                        .toList());
    }

    @Test
    void readsThePlaintextAlertOfTheJdk() throws Exception {
        List<WireMessage> messages = new WireReader().read(refusalOf(ByteBuffer.wrap(WireBytes.ascii("HTTP/1.1 400"))));

        assertEquals(2, ((WireMessage.ClearAlert) messages.get(messages.size() - 1)).level());
    }

    private static ByteBuffer firstFlight(String version) throws GeneralSecurityException, SSLException {
        return wrap(client(version));
    }

    private static ByteBuffer refusalOf(ByteBuffer answer) throws GeneralSecurityException, SSLException {
        SSLEngine client = client("TLSv1.3");
        wrap(client);
        try {
            client.unwrap(answer, ByteBuffer.allocate(40_000));
        } catch (SSLException expected) {
            return wrap(client);
        }
        throw new AssertionError("the JDK took plain HTTP for TLS");
    }

    private static ByteBuffer wrap(SSLEngine engine) throws SSLException {
        ByteBuffer out = ByteBuffer.allocate(40_000);
        engine.wrap(ByteBuffer.allocate(0), out);
        return out.flip();
    }

    private static SSLEngine client(String version) throws NoSuchAlgorithmException {
        SSLEngine engine = SSLContext.getDefault().createSSLEngine();
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(new String[] {version});
        parameters.setServerNames(List.of(new SNIHostName("a.test")));
        parameters.setApplicationProtocols(new String[] {"h2"});
        engine.setUseClientMode(true);
        engine.setSSLParameters(parameters);
        return engine;
    }
}
