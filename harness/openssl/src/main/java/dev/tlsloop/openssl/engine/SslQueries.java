package dev.tlsloop.openssl.engine;

import dev.tlsloop.AlpnProtocol;
import dev.tlsloop.CipherSuite;
import dev.tlsloop.openssl.handle.SslGetters;
import dev.tlsloop.openssl.reason.ErrorQueue;
import dev.tlsloop.spi.CertificateSelection;
import dev.tlsloop.spi.ExportsKeys;
import dev.tlsloop.spi.ListsAuthorities;
import dev.tlsloop.spi.ListsCiphers;
import dev.tlsloop.spi.NegotiatesNextProtocol;
import dev.tlsloop.spi.ShowsVerifiedChain;
import dev.tlsloop.spi.TellsRandoms;
import dev.tlsloop.spi.TellsSecrets;
import dev.tlsloop.spi.TellsStaple;
import dev.tlsloop.spi.TellsState;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.security.auth.x500.X500Principal;

/** What one SSL can be asked, each question guarded against a close in the middle. */
final class SslQueries
        implements ExportsKeys,
                ListsAuthorities,
                ListsCiphers,
                NegotiatesNextProtocol,
                CertificateSelection,
                ShowsVerifiedChain,
                TellsRandoms,
                TellsSecrets,
                TellsStaple,
                TellsState {
    private final SslGetters facts;
    private final UseGuard guard;

    SslQueries(SslGetters facts, UseGuard guard) {
        this.facts = facts;
        this.guard = guard;
    }

    @Override
    public String stateName() {
        return guard.through(facts::stateName);
    }

    @Override
    public List<CipherSuite> cipherList() {
        return guard.through(facts::cipherCodes).stream().map(CipherSuite::new).toList();
    }

    @Override
    public List<X500Principal> clientCaList() {
        return guard.through(facts::clientAuthorities);
    }

    @Override
    public List<X509Certificate> verifiedChain() {
        return guard.through(() -> {
            try {
                return facts.verifiedChain();
            } catch (CertificateException e) {
                return List.of();
            }
        });
    }

    @Override
    public Optional<X509Certificate> presented() {
        return guard.through(() -> {
            try {
                return facts.certificate();
            } catch (CertificateException e) {
                return Optional.empty();
            }
        });
    }

    @Override
    public Optional<byte[]> ocspResponse() {
        return guard.through(facts::ocspResponse);
    }

    @Override
    public byte[] clientRandom() {
        return guard.through(facts::clientRandom);
    }

    @Override
    public byte[] serverRandom() {
        return guard.through(facts::serverRandom);
    }

    @Override
    public Optional<byte[]> masterKey() {
        return unlessEmpty(facts::masterKey);
    }

    @Override
    public Optional<byte[]> finished() {
        return unlessEmpty(facts::finished);
    }

    @Override
    public Optional<byte[]> peerFinished() {
        return unlessEmpty(facts::peerFinished);
    }

    @Override
    public Optional<AlpnProtocol> nextProtocol() {
        return unlessEmpty(facts::nextProtocol).map(AlpnProtocol::ofBytes);
    }

    @Override
    public byte[] exportKeyingMaterial(String label, int length, Optional<byte[]> context) {
        return guard.through(() -> {
            ErrorQueue.clear();
            return facts.exported(label, length, context)
                    .orElseThrow(() -> new IllegalStateException("OpenSSL exports no " + length + " bytes for \""
                            + label + "\" (" + ErrorQueue.drainText() + "); ask for another length or label"));
        });
    }

    private Optional<byte[]> unlessEmpty(Supplier<byte[]> question) {
        return Optional.of(guard.through(question)).filter(bytes -> bytes.length > 0);
    }
}
