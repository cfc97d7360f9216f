package dev.tlsloop.pem.server;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The names of the files that one kind of server reads, and the settings that point to them.
 *
 * <pre>{@code
 * Path folder = Files.createTempDirectory("redis");
 * WrittenFiles files = ServerFiles.of(ca.issue("localhost")).trust(ca).write(folder, ServerLayout.REDIS);
 * String certificate = files.settings().get("tls-cert-file");
 * }</pre>
 *
 * <p>A server that is not listed takes {@link #ALL}, or the layout whose files it can read.
 */
public enum ServerLayout {
    /** Every file, for a server without a layout of its own. It has no settings. */
    ALL(
            Map.of(
                    ServerFile.ROOT, "ca.pem",
                    ServerFile.CHAIN, "server.pem",
                    ServerFile.KEY, "server-key.pem",
                    ServerFile.KEY_STORE, "server.p12",
                    ServerFile.TRUST_STORE, "trust.p12",
                    ServerFile.JKS_KEY_STORE, "server.jks",
                    ServerFile.JKS_TRUST_STORE, "trust.jks",
                    ServerFile.PASSWORD, "password.txt"),
            files -> Map.of()),

    /**
     * PostgreSQL's names, and the settings of {@code postgresql.conf}. The server refuses a key that other users can read,
     * and one of another user: write the files as its user, or change their owner.
     *
     * @see <a href="https://www.postgresql.org/docs/15/ssl-tcp.html">PostgreSQL, secure TCP/IP connections</a>
     */
    POSTGRESQL(
            Map.of(ServerFile.ROOT, "root.crt", ServerFile.CHAIN, "server.crt", ServerFile.KEY, "server.key"),
            files -> ordered(
                    "ssl", "on",
                    "ssl_cert_file", files.text(ServerFile.CHAIN),
                    "ssl_key_file", files.text(ServerFile.KEY),
                    "ssl_ca_file", files.text(ServerFile.ROOT))),

    /**
     * The names of a Kubernetes TLS secret, and nginx's directives.
     *
     * @see <a href="https://nginx.org/en/docs/http/ngx_http_ssl_module.html">nginx, ngx_http_ssl_module</a>
     */
    NGINX(
            Map.of(ServerFile.ROOT, "ca.crt", ServerFile.CHAIN, "tls.crt", ServerFile.KEY, "tls.key"),
            files -> ordered(
                    "ssl_certificate", files.text(ServerFile.CHAIN),
                    "ssl_certificate_key", files.text(ServerFile.KEY),
                    "ssl_client_certificate", files.text(ServerFile.ROOT))),

    /**
     * Two key stores and the file with their password, and the settings of {@code server.properties}. The images of
     * Confluent take the names of the same files.
     *
     * @see <a href="https://kafka.apache.org/documentation/#security_ssl">Kafka, encryption and authentication with SSL</a>
     */
    KAFKA(
            Map.of(
                    ServerFile.KEY_STORE, "kafka.keystore.p12",
                    ServerFile.TRUST_STORE, "kafka.truststore.p12",
                    ServerFile.PASSWORD, "kafka.password"),
            files -> ordered(
                    "ssl.keystore.type", "PKCS12",
                    "ssl.keystore.location", files.text(ServerFile.KEY_STORE),
                    "ssl.keystore.password", files.password(),
                    "ssl.key.password", files.password(),
                    "ssl.truststore.type", "PKCS12",
                    "ssl.truststore.location", files.text(ServerFile.TRUST_STORE),
                    "ssl.truststore.password", files.password())),

    /**
     * Redis' names, and the directives of {@code redis.conf}. The server asks each client for a certificate, unless {@code
     * tls-auth-clients} is {@code no}.
     *
     * @see <a href="https://redis.io/docs/latest/operate/oss_and_stack/management/security/encryption/">Redis, TLS</a>
     */
    REDIS(
            Map.of(ServerFile.ROOT, "ca.crt", ServerFile.CHAIN, "redis.crt", ServerFile.KEY, "redis.key"),
            files -> ordered(
                    "tls-cert-file", files.text(ServerFile.CHAIN),
                    "tls-key-file", files.text(ServerFile.KEY),
                    "tls-ca-cert-file", files.text(ServerFile.ROOT)));

    private final Map<ServerFile, String> names;
    private final Function<WrittenFiles, Map<String, String>> settings;

    ServerLayout(Map<ServerFile, String> names, Function<WrittenFiles, Map<String, String>> settings) {
        this.names = Collections.unmodifiableMap(new EnumMap<>(names));
        this.settings = settings;
    }

    /** The name of each file that the layout has. */
    public Map<ServerFile, String> names() {
        return names;
    }

    Map<String, String> settings(WrittenFiles files) {
        return settings.apply(files);
    }

    private static Map<String, String> ordered(String... namesAndValues) {
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            all.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return Collections.unmodifiableMap(all);
    }
}
