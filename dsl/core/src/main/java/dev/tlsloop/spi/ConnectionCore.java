package dev.tlsloop.spi;

import dev.tlsloop.Negotiated;
import dev.tlsloop.Session;
import dev.tlsloop.bio.MemoryBio;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * One connection of an engine, as a machine that is stepped: this, a {@link ConnectionCoreFactory} and an {@code Engine} are
 * all that an engine's author writes. Life cycle, wants, BIOs, server names and misuse are handled by
 * {@link DefaultConnection}. What it can do beyond this it says by an {@link #ability}: {@link Renegotiates},
 * {@link UpdatesKeys}, {@link ExportsKeys}, {@link TellsSecrets}, {@link TellsState}, {@link TellsStaple},
 * {@link ListsCiphers}, {@link ListsAuthorities}, {@link ShowsVerifiedChain}, {@link NegotiatesNextProtocol},
 * {@link SwitchesContext}, {@link CertificateSelection}. What it has not is refused in one sentence.
 *
 * <p>The contract: a step never blocks, runs the engine's own tasks inline, and never throws for what the peer did; that
 * is {@link Step.Refused}. {@link #close} is idempotent. {@code EngineContract} in {@code tlsloop-contract} tests it.
 */
public interface ConnectionCore extends AutoCloseable {
    /**
     * Goes one step on: consumes what it can use of the input, adds to the output, and puts the plain text of at most
     * one record into {@code plain}, which has room for {@link #plaintextSize} bytes.
     */
    Step step(MemoryBio in, MemoryBio out, ByteBuffer plain);

    /** Encrypts at most one record of {@code plain} and moves its position past what was taken. */
    Step send(ByteBuffer plain, MemoryBio out);

    /** Adds close_notify to the output; MOVED when it did, CLOSED when it had been sent before. */
    Step closeNotify(MemoryBio out);

    /** The room that {@link #step} needs for plain text, in bytes. */
    int plaintextSize();

    /**
     * What this side believes was agreed; called once, on ESTABLISHED. Server name, resumption and (where it is left
     * empty) the group are then filled in from the hellos, the same way for every engine.
     */
    Negotiated negotiated();

    /** The other side's certificates as far as they are known, leaf first. */
    List<X509Certificate> peerChain();

    /**
     * Whether this side, a server that was brought and so has no declaration that says it, asks its client for a
     * certificate; unless overridden, it does not.
     */
    default boolean asksForCertificate() {
        return false;
    }

    /** A session to resume later, if there is one by now. */
    Optional<Session> session();

    /** What this side, as a server, accepts: to explain a refusal where nothing was in common. */
    Optional<AcceptedParameters> acceptance();

    /**
     * What it can do beyond this; unless overridden, what it implements itself.
     *
     * @param type the interface of the ability, such as {@link Renegotiates}
     */
    default <T> Optional<T> ability(Class<T> type) {
        return type.isInstance(this) ? Optional.of(type.cast(this)) : Optional.empty();
    }

    @Override
    void close();
}
