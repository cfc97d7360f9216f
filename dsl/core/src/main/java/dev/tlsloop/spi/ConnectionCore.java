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
 * The core of one connection of an engine: an {@code SSL} of OpenSSL, or an SSLEngine of JSSE. An engine implements
 * this, {@link ConnectionCoreFactory} and {@link dev.tlsloop.Engine}. The connection drives the core step by step, and
 * handles life cycle, I/O status, BIOs, server names and misuse.
 *
 * <p>The method {@link #ability} returns further abilities: {@link PostHandshake}, {@link KeyMaterial},
 * {@link KeyingMaterialExporter}, {@link Introspection}, {@link ContextIntrospection}, {@link HandshakeStateName},
 * {@link NextProtocolNegotiation} and {@link ContextSwitching}. The connection throws {@link #lacking} for a missing
 * one.
 *
 * <p>A step never blocks, and runs the engine's tasks inline. It never throws for bytes of the peer; it returns
 * {@link Step.Refused}. {@link #close} is idempotent. {@code EngineContract} in {@code tlsloop-contract} tests this.
 */
public interface ConnectionCore extends AutoCloseable {
    /**
     * Makes one step: consumes input, appends output, and puts the plaintext of at most one record into {@code plain},
     * which has room for {@link #plaintextSize} bytes.
     */
    Step step(MemoryBio in, MemoryBio out, ByteBuffer plain);

    /** Encrypts at most one record of {@code plain} and advances its position past the bytes taken. */
    Step send(ByteBuffer plain, MemoryBio out);

    /** Appends close_notify to the output; returns MOVED, or CLOSED if it was already sent. */
    Step closeNotify(MemoryBio out);

    /** The room that {@link #step} needs for plaintext, in bytes. */
    int plaintextSize();

    /**
     * The parameters of the last completed handshake from this side's view; called on ESTABLISHED and after each
     * renegotiation. The connection adds the server name, the resumption and a missing group.
     */
    Negotiated negotiated();

    /** The peer's certificates, leaf first; empty until they are known. */
    List<X509Certificate> peerChain();

    /**
     * Whether this side, as a server, requests a client certificate; false by default. The engine decides: OpenSSL keeps
     * the verification of the first context when the server name selects another.
     */
    default boolean asksForCertificate() {
        return false;
    }

    /** A session to resume later; empty until the engine has one. */
    Optional<Session> session();

    /** The parameters that this side accepts as a server, which explain a negotiation mismatch; empty if unknown. */
    Optional<AcceptedParameters> acceptance();

    /**
     * Finds an ability beyond this interface; by default, an interface that the core implements.
     *
     * @param type the interface of the ability, such as {@link PostHandshake}
     */
    default <T> Optional<T> ability(Class<T> type) {
        return type.isInstance(this) ? Optional.of(type.cast(this)) : Optional.empty();
    }

    /**
     * The exception for an operation that needs an ability that this engine lacks. Its message names an engine that has
     * it.
     *
     * @param ability the interface of the ability
     * @param question the operation as the caller writes it, such as {@code renegotiate()}
     * @param engine the name and version of this engine
     */
    UnsupportedSettingException lacking(Class<?> ability, String question, String engine);

    @Override
    void close();
}
