package dev.tlsloop.spi;

import java.util.List;
import javax.security.auth.x500.X500Principal;

/** A {@link ConnectionCore} that knows which authorities a server names when it asks for a certificate. */
public interface ListsAuthorities {
    /** A server's own list, or what a client heard. */
    List<X500Principal> clientCaList();
}
