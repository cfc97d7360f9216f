package dev.tlsloop.openssl.engine;

import dev.tlsloop.AlpnProtocol;
import dev.tlsloop.CipherSuite;
import dev.tlsloop.Negotiated;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.openssl.handle.SslGetters;
import dev.tlsloop.openssl.reason.ErrorQueue;
import dev.tlsloop.spi.ContextIntrospection;
import dev.tlsloop.spi.HandshakeStateName;
import dev.tlsloop.spi.Introspection;
import dev.tlsloop.spi.KeyMaterial;
import dev.tlsloop.spi.NextProtocolNegotiation;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.security.auth.x500.X500Principal;

/** Queries on one {@code SSL}, each guarded against a concurrent close. */
final class SslQueries
        implements KeyMaterial, Introspection, ContextIntrospection, HandshakeStateName, NextProtocolNegotiation {
    private final SslGetters getters;
    private final UseGuard guard;

    SslQueries(SslGetters getters, UseGuard guard) {
        this.getters = getters;
        this.guard = guard;
    }

    /** What was negotiated with the peer that presented that chain; called inside an operation. */
    Negotiated negotiated(List<X509Certificate> peerChain) {
        byte[] protocol = getters.alpn();
        return new Negotiated(
                TlsVersion.ofCode(getters.version()).orElseThrow(),
                new CipherSuite(getters.cipherCode()),
                Optional.empty(),
                protocol.length == 0 ? Optional.empty() : Optional.of(AlpnProtocol.ofBytes(protocol)),
                Optional.empty(),
                getters.isResumed(),
                peerChain);
    }

    @Override
    public String stateName() {
        return guard.run(getters::stateName);
    }

    @Override
    public List<CipherSuite> cipherList() {
        return guard.run(getters::cipherCodes).stream().map(CipherSuite::new).toList();
    }

    @Override
    public List<X500Principal> clientCaList() {
        return guard.run(getters::clientAuthorities);
    }

    @Override
    public List<X509Certificate> verifiedChain() {
        return guard.run(() -> {
            try {
                return getters.verifiedChain();
            } catch (CertificateException e) {
                return List.of();
            }
        });
    }

    @Override
    public Optional<X509Certificate> presented() {
        return guard.run(() -> {
            try {
                return getters.certificate();
            } catch (CertificateException e) {
                return Optional.empty();
            }
        });
    }

    @Override
    public Optional<byte[]> ocspResponse() {
        return guard.run(getters::ocspResponse);
    }

    @Override
    public Optional<byte[]> clientRandom() {
        return Optional.of(guard.run(getters::clientRandom));
    }

    @Override
    public Optional<byte[]> serverRandom() {
        return Optional.of(guard.run(getters::serverRandom));
    }

    @Override
    public Optional<byte[]> masterKey() {
        return unlessEmpty(getters::masterKey);
    }

    @Override
    public Optional<byte[]> finished() {
        return unlessEmpty(getters::finished);
    }

    @Override
    public Optional<byte[]> peerFinished() {
        return unlessEmpty(getters::peerFinished);
    }

    @Override
    public Optional<AlpnProtocol> nextProtocol() {
        return unlessEmpty(getters::nextProtocol).map(AlpnProtocol::ofBytes);
    }

    @Override
    public byte[] exportKeyingMaterial(String label, int length, Optional<byte[]> context) {
        return guard.run(() -> {
            ErrorQueue.clear();
            return getters.exportKeyingMaterial(label, length, context)
                    .orElseThrow(() -> new IllegalStateException("OpenSSL cannot export " + length + " bytes for \""
                            + label + "\" (" + ErrorQueue.drainText() + "); ask for another length or label"));
        });
    }

    private Optional<byte[]> unlessEmpty(Supplier<byte[]> query) {
        return Optional.of(guard.run(query)).filter(bytes -> bytes.length > 0);
    }
}
