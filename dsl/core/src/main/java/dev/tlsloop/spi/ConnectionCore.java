package dev.tlsloop.spi;

import dev.tlsloop.Negotiated;
import dev.tlsloop.Session;
import dev.tlsloop.UnsupportedSettingException;
import dev.tlsloop.bio.MemoryBio;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * The core of one connection of an engine, driven step by step: what an {@code SSL} is to OpenSSL and an SSLEngine to
 * JSSE. An engine consists of this, a {@link ConnectionCoreFactory} and an {@link dev.tlsloop.Engine}; life cycle, I/O
 * status, BIOs, server names and misuse are handled once, by the connection that drives it.
 *
 * <p>Further abilities are found by {@link #ability}: {@link PostHandshake}, {@link KeyMaterial},
 * {@link KeyingMaterialExporter}, {@link Introspection}, {@link ContextIntrospection}, {@link HandshakeStateName},
 * {@link NextProtocolNegotiation} and {@link ContextSwitching}. A missing one is refused with {@link #lacking}.
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
     * An ability beyond this interface; by default an interface that the core implements itself.
     *
     * @param type the interface of the ability, such as {@link PostHandshake}
     */
    default <T> Optional<T> ability(Class<T> type) {
        return type.isInstance(this) ? Optional.of(type.cast(this)) : Optional.empty();
    }

    /**
     * The refusal of a question or an operation that needs an ability which this engine lacks. Its message names an
     * engine that has it.
     *
     * @param ability the interface of the ability
     * @param question as the caller wrote it, such as {@code renegotiate()}
     * @param engine name and version of this engine
     */
    UnsupportedSettingException lacking(Class<?> ability, String question, String engine);

    @Override
    void close();
}
