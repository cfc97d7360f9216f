package dev.tlsloop.spi;

import dev.tlsloop.CipherSuite;
import java.util.List;

/** A {@link ConnectionCore} that lists the cipher suites that it would agree on. */
public interface ListsCiphers {
    /** In its order. */
    List<CipherSuite> cipherList();
}
