package dev.tlsloop.okhttp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.Connection;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Side;
import dev.tlsloop.wire.ClientHello;
import dev.tlsloop.wire.ParseResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an endpoint says first is what a real call of the same client says, attempt by attempt. */
class RealCallTest {
    static Stream<List<ConnectionSpec>> specs() {
        ConnectionSpec old = new ConnectionSpec.Builder(ConnectionSpec.COMPATIBLE_TLS)
                .tlsVersions(okhttp3.TlsVersion.TLS_1_2)
                .build();
        ConnectionSpec all = new ConnectionSpec.Builder(ConnectionSpec.MODERN_TLS)
                .allEnabledCipherSuites()
                .allEnabledTlsVersions()
                .build();
        return Stream.of(
                List.of(ConnectionSpec.MODERN_TLS, ConnectionSpec.CLEARTEXT),
                List.of(ConnectionSpec.RESTRICTED_TLS, ConnectionSpec.COMPATIBLE_TLS),
                List.of(all, old));
    }

    @ParameterizedTest
    @MethodSource("specs")
    void bothSayTheSameInEveryAttempt(List<ConnectionSpec> specs) {
        OkHttpClient client = OkHttpClients.trusting(OkHttpClients.CA)
                .connectionSpecs(specs)
                .socketFactory(new Dead())
                .build();
        List<String> real = hellosOfACall(client);
        assertEquals(real, hellosOfEndpoints(client, real.size()));
    }

    @ParameterizedTest
    @MethodSource("specs")
    void aCallMakesAsManyAttemptsAsItHasSpecsForTls(List<ConnectionSpec> specs) {
        OkHttpClient client = OkHttpClients.trusting(OkHttpClients.CA)
                .connectionSpecs(specs)
                .socketFactory(new Dead())
                .build();
        assertEquals(
                specs.stream().filter(ConnectionSpec::isTls).count(),
                hellosOfACall(client).size());
    }

    private static List<String> hellosOfACall(OkHttpClient client) {
        OkHttpClient inMemory =
                client.newBuilder().dns(name -> List.of(loopback())).build();
        Request request =
                new Request.Builder().url("https://" + OkHttpClients.HOST + "/").build();
        assertThrows(IOException.class, () -> inMemory.newCall(request).execute());
        return ((Dead) client.socketFactory())
                .sent.stream()
                        .map(bytes -> text(ByteBuffer.wrap(bytes.toByteArray())))
                        .toList();
    }

    private static List<String> hellosOfEndpoints(OkHttpClient client, int attempts) {
        List<String> hellos = new ArrayList<>();
        for (int failures = 0; failures < attempts; failures++) {
            try (Endpoint endpoint = OkHttp.fallback(client, failures);
                    Connection connection =
                            endpoint.open(Side.CLIENT, ConnectionSettings.forServer(OkHttpClients.HOST))) {
                connection.handshake();
                hellos.add(text(connection.outgoing().unread()));
            }
        }
        return hellos;
    }

    /** All but what is drawn by lot. */
    private static String text(ByteBuffer sent) {
        ClientHello hello = ((ParseResult.Complete<ClientHello>) ClientHello.read(sent.duplicate())).value();
        List<String> names = hello.alpn().stream().map(String::new).toList();
        return hello.supportedVersions() + " " + hello.cipherSuites() + " " + hello.supportedGroups() + " "
                + hello.signatureSchemes() + " " + hello.serverName().map(String::new) + " " + names;
    }

    private static InetAddress loopback() throws java.net.UnknownHostException {
        return InetAddress.getByAddress(OkHttpClients.HOST, new byte[] {127, 0, 0, 1});
    }

    /** Sockets that take a ClientHello and hang up. */
    private static final class Dead extends SocketFactory {
        private final List<ByteArrayOutputStream> sent = new ArrayList<>();

        @Override
        public Socket createSocket() {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            sent.add(bytes);
            return new Socket() {
                @Override
                public void connect(SocketAddress address, int timeout) {}

                @Override
                public boolean isConnected() {
                    return true;
                }

                @Override
                public void setSoTimeout(int milliseconds) {}

                @Override
                public InputStream getInputStream() {
                    return InputStream.nullInputStream();
                }

                @Override
                public OutputStream getOutputStream() {
                    return bytes;
                }
            };
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
            throw new UnsupportedOperationException();
        }
    }
}
