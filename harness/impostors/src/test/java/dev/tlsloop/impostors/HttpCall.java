package dev.tlsloop.impostors;

import dev.tlsloop.Trust;
import dev.tlsloop.jsse.Jsse;
import dev.tlsloop.pem.Pem;
import java.net.URI;
import java.nio.file.Path;

/** One call of the JDK's HTTP client, as a process. */
final class HttpCall {
    private HttpCall() {}

    /** @param arguments the address, and the file with the trusted authority */
    public static void main(String[] arguments) throws Exception {
        Trust trust = Pem.trust(Path.of(arguments[1]));
        HttpClients.ofTheJdk(Jsse.sslContext(trust)).call(URI.create(arguments[0]));
    }
}
