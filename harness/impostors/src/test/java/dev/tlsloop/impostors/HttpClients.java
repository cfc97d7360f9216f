package dev.tlsloop.impostors;

import dev.tlsloop.jsse.Jsse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** HTTP clients over real sockets, each as one call. */
final class HttpClients {
    private static final long MOST_SECONDS = 60;

    private HttpClients() {}

    static ClientCall ofTheJdk(SSLContext context) {
        HttpClient client = HttpClient.newBuilder().sslContext(context).build();
        return uri -> client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    static ClientCall ofSpring(SSLContext context) {
        HttpClient client = HttpClient.newBuilder().sslContext(context).build();
        RestClient spring = RestClient.builder()
                .requestFactory(new JdkClientHttpRequestFactory(client))
                .build();
        return uri -> spring.get().uri(uri).retrieve().toBodilessEntity();
    }

    /** It has the resolver of the client of Apache. */
    static ClientCall ofSpringOverApache(SSLContext context) {
        RestClient spring = RestClient.builder()
                .requestFactory(new HttpComponentsClientHttpRequestFactory(
                        apache(context, HostnameVerificationPolicy.CLIENT, new DefaultHostnameVerifier())))
                .build();
        return uri -> spring.get().uri(uri).retrieve().toBodilessEntity();
    }

    static ClientCall ofApache(SSLContext context) {
        return ofApache(context, HostnameVerificationPolicy.CLIENT, new DefaultHostnameVerifier());
    }

    static ClientCall ofApache(SSLContext context, HostnameVerificationPolicy policy, HostnameVerifier verifier) {
        CloseableHttpClient client = apache(context, policy, verifier);
        return uri -> client.execute(new HttpGet(uri), answer -> answer.getCode());
    }

    /** It resolves each name to loopback. */
    private static CloseableHttpClient apache(
            SSLContext context, HostnameVerificationPolicy policy, HostnameVerifier verifier) {
        return org.apache.hc.client5.http.impl.classic.HttpClients.custom()
                .disableAutomaticRetries()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setTlsSocketStrategy(new DefaultClientTlsStrategy(context, policy, verifier))
                        .setDnsResolver(new ToLoopback())
                        .build())
                .build();
    }

    /** The program, which throws its message if its exit status is not zero. */
    static ClientCall curl(Path trusted, String... options) {
        return uri -> {
            List<String> command = new ArrayList<>(
                    List.of("curl", "--silent", "--show-error", "--noproxy", "*", "--max-time", "" + MOST_SECONDS));
            command.addAll(List.of("--cacert", trusted.toString()));
            command.addAll(List.of("--resolve", uri.getHost() + ":" + uri.getPort() + ":127.0.0.1"));
            command.addAll(List.of(options));
            command.add(uri.toString());
            run(command);
        };
    }

    /** A JVM whose names are those of a hosts file, which its HTTP client calls. */
    static ClientCall ofAnotherJvm(Path hosts, Path trusted) {
        return uri -> run(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djdk.net.hosts.file=" + hosts,
                "-cp",
                System.getProperty("java.class.path"),
                HttpCall.class.getName(),
                uri.toString(),
                trusted.toString()));
    }

    /** Calls again after an exception. */
    static ClientCall retrying(ClientCall call) {
        return uri -> {
            try {
                call.call(uri);
            } catch (IOException e) {
                call.call(uri);
            }
        };
    }

    static SSLContext trusting() {
        return Jsse.sslContext(Clients.CA);
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(text);
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private static final class ToLoopback implements org.apache.hc.client5.http.DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return new InetAddress[] {
                InetAddress.getByAddress(host, InetAddress.getLoopbackAddress().getAddress())
            };
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
