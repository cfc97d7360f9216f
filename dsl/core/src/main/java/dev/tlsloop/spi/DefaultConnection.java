package dev.tlsloop.spi;

import dev.tlsloop.AlpnProtocol;
import dev.tlsloop.CipherSuite;
import dev.tlsloop.Connection;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.Credential;
import dev.tlsloop.Endpoint;
import dev.tlsloop.IoStatus;
import dev.tlsloop.Negotiated;
import dev.tlsloop.Refusal;
import dev.tlsloop.ServerName;
import dev.tlsloop.Session;
import dev.tlsloop.ShutdownFlag;
import dev.tlsloop.Side;
import dev.tlsloop.bio.MemoryBio;
import dev.tlsloop.chain.ChainVerdict;
import dev.tlsloop.chain.ChainVerifier;
import dev.tlsloop.wire.ClientHello;
import dev.tlsloop.wire.ServerHello;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.security.auth.x500.X500Principal;

/** The connection of every engine: it checks each call, and a {@link ConnectionDriver} executes it. */
final class DefaultConnection implements Connection, ServerNameSelector.ContextChooser, ChainVerifier {
    private final DefaultEndpoint endpoint;
    private final StartedContexts contexts;
    private final Side side;
    private final ConnectionSettings settings;
    private final ReentrancyGuard use = new ReentrancyGuard();
    private final ConnectionDriver driver;
    private Optional<Object> appData;
    private IoStatus status = IoStatus.NOTHING;
    private boolean closed;

    DefaultConnection(DefaultEndpoint endpoint, StartedContexts contexts, Side side, ConnectionSettings settings) {
        this.endpoint = endpoint;
        this.contexts = contexts;
        this.side = side;
        this.settings = settings;
        this.appData = settings.appData();
        this.driver = new ConnectionDriver(contexts, endpoint.context(), this, side, settings);
    }

    @Override
    public IoStatus handshake() {
        return operate(driver::handshake);
    }

    @Override
    public IoStatus write(ByteBuffer plain) {
        Objects.requireNonNull(plain, "the buffer of write(...) is null; give one, empty for no bytes");
        return operate(() -> driver.write(plain));
    }

    @Override
    public IoStatus read(ByteBuffer plain) {
        Objects.requireNonNull(plain, "the buffer of read(...) is null; give one with room");
        return operate(() -> driver.read(plain));
    }

    @Override
    public IoStatus peek(ByteBuffer plain) {
        Objects.requireNonNull(plain, "the buffer of peek(...) is null; give one with room");
        return operate(() -> driver.peek(plain));
    }

    @Override
    public IoStatus shutdown() {
        return operate(new PostHandshakeOperations(driver)::shutDown);
    }

    @Override
    public IoStatus renegotiate() {
        PostHandshake ability = requireAbility(PostHandshake.class, "renegotiate()");
        return operate(() -> new PostHandshakeOperations(driver).renegotiate(ability));
    }

    @Override
    public boolean renegotiatePending() {
        return ability(PostHandshake.class, "renegotiatePending()")
                .map(PostHandshake::renegotiatePending)
                .orElse(false);
    }

    @Override
    public int renegotiations() {
        return ability(PostHandshake.class, "renegotiations()")
                .map(PostHandshake::renegotiations)
                .orElse(0);
    }

    @Override
    public IoStatus updateKeys() {
        PostHandshake ability = requireAbility(PostHandshake.class, "updateKeys()");
        return operate(() -> new PostHandshakeOperations(driver).updateKeys(ability));
    }

    @Override
    public IoStatus want() {
        return status;
    }

    @Override
    public int pending() {
        return driver.pending();
    }

    @Override
    public Set<ShutdownFlag> shutdownState() {
        return Set.copyOf(driver.shutdownState());
    }

    @Override
    public void shutdownState(Set<ShutdownFlag> state) {
        check("shutdownState(...)");
        Objects.requireNonNull(state, "the state of shutdownState(...) is null; give a set, empty for none");
        Optional<ContextSwitching> ability = driver.core().flatMap(core -> core.ability(ContextSwitching.class));
        if (ability.isEmpty()
                && driver.shutdownState().contains(ShutdownFlag.SENT)
                && !state.contains(ShutdownFlag.SENT)) {
            String question = "shutdownState(" + state + ") without SENT after close_notify was sent";
            throw driver.running().lacking(ContextSwitching.class, question, endpoint.engineText());
        }
        ability.ifPresent(able -> able.shutdownState(state));
        driver.shutdownState().clear();
        driver.shutdownState().addAll(state);
    }

    @Override
    public Side side() {
        return side;
    }

    @Override
    public Optional<Context> context() {
        return driver.context();
    }

    @Override
    public void use(Context replacement) {
        ConnectionSettingsRules.checkUse(replacement, side, contexts, context());
        operate(() -> {
            driver.use(replacement, () -> requireAbility(ContextSwitching.class, "use(context) during a connection"));
            return status;
        });
    }

    @Override
    public Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public MemoryBio incoming() {
        return driver.incoming();
    }

    @Override
    public MemoryBio outgoing() {
        return driver.outgoing();
    }

    @Override
    public Optional<Refusal> refusal() {
        return driver.refusal();
    }

    @Override
    public Optional<Negotiated> negotiated() {
        checkNotChoosing("negotiated()");
        return driver.negotiated();
    }

    @Override
    public String protocolName() {
        return negotiated().map(n -> n.version().protocolName()).orElse("Unknown");
    }

    @Override
    public String stateName() {
        return requireAbility(HandshakeStateName.class, "stateName()").stateName();
    }

    @Override
    public List<CipherSuite> cipherList() {
        return ability(Introspection.class, "cipherList()")
                .map(Introspection::cipherList)
                .orElse(List.of());
    }

    @Override
    public Optional<Credential> credential() {
        check("credential()");
        List<Credential> declared = context().map(Context::credentials).orElse(List.of());
        return driver.core()
                .flatMap(core -> core.ability(Introspection.class))
                .flatMap(Introspection::presented)
                .flatMap(leaf -> declared.stream()
                        .filter(c -> c.certificate().equals(leaf))
                        .findFirst())
                .or(() -> declared.stream().findFirst());
    }

    @Override
    public List<X509Certificate> verifiedChain() {
        return ability(ContextIntrospection.class, "verifiedChain()")
                .map(ContextIntrospection::verifiedChain)
                .orElse(List.of());
    }

    @Override
    public boolean asksForCertificate() {
        return side == Side.CLIENT
                || driver.core()
                        .map(ConnectionCore::asksForCertificate)
                        .or(() -> context().map(Context::verifiesPeer))
                        .orElse(false);
    }

    @Override
    public List<X500Principal> clientCaList() {
        return ability(ContextIntrospection.class, "clientCaList()")
                .map(ContextIntrospection::clientCaList)
                .orElse(List.of());
    }

    @Override
    public Optional<byte[]> ocspResponse() {
        return ability(Introspection.class, "ocspResponse()").flatMap(Introspection::ocspResponse);
    }

    @Override
    public Optional<byte[]> masterKey() {
        return ability(KeyMaterial.class, "masterKey()").flatMap(KeyMaterial::masterKey);
    }

    @Override
    public Optional<byte[]> finished() {
        return ability(KeyMaterial.class, "finished()").flatMap(KeyMaterial::finished);
    }

    @Override
    public Optional<byte[]> peerFinished() {
        return ability(KeyMaterial.class, "peerFinished()").flatMap(KeyMaterial::peerFinished);
    }

    @Override
    public byte[] exportKeyingMaterial(String label, int length) {
        return export(label, length, Optional.empty());
    }

    @Override
    public byte[] exportKeyingMaterial(String label, int length, byte[] context) {
        Objects.requireNonNull(context, "the context of exportKeyingMaterial(...) is null; leave it out for none");
        return export(label, length, Optional.of(context));
    }

    /** The engine's randoms after the handshake, which include those of a renegotiation. */
    private Optional<KeyMaterial> randoms() {
        return closed || driver.negotiated().isEmpty()
                ? Optional.empty()
                : driver.core().flatMap(core -> core.ability(KeyMaterial.class));
    }

    private byte[] export(String label, int length, Optional<byte[]> context) {
        PostHandshakeOperations.checkExport(label, length, context);
        KeyingMaterialExporter ability = requireAbility(KeyingMaterialExporter.class, "exportKeyingMaterial(...)");
        driver.checkEstablished("exportKeyingMaterial(...)");
        return ability.exportKeyingMaterial(label, length, context);
    }

    @Override
    public Optional<AlpnProtocol> nextProtocol() {
        return ability(NextProtocolNegotiation.class, "nextProtocol()").flatMap(NextProtocolNegotiation::nextProtocol);
    }

    @Override
    public Optional<Object> appData() {
        return appData;
    }

    @Override
    public void appData(Object data) {
        appData = Optional.of(Objects.requireNonNull(data, "the data of appData(...) is null; give an object"));
    }

    @Override
    public List<X509Certificate> peerChain() {
        checkNotChoosing("peerChain()");
        return driver.core().map(ConnectionCore::peerChain).orElse(List.of());
    }

    @Override
    public Optional<Session> session() {
        checkNotChoosing("session()");
        return closed ? Optional.empty() : driver.core().flatMap(ConnectionCore::session);
    }

    @Override
    public Optional<ServerName> serverName() {
        return side == Side.CLIENT ? settings.serverName() : driver.facts().serverName();
    }

    @Override
    public List<AlpnProtocol> offeredAlpn() {
        return side == Side.CLIENT
                ? settings.alpn().orElseGet(() -> context().map(Context::alpn).orElse(List.of()))
                : driver.facts().offeredAlpn();
    }

    @Override
    public Optional<byte[]> clientRandom() {
        Optional<byte[]> ofFirst = driver.facts().clientHello().map(ClientHello::random);
        return randoms().flatMap(KeyMaterial::clientRandom).or(() -> ofFirst);
    }

    @Override
    public Optional<byte[]> serverRandom() {
        checkNotChoosing("serverRandom()");
        Optional<byte[]> ofFirst = driver.facts().serverHello().map(ServerHello::random);
        return randoms().flatMap(KeyMaterial::serverRandom).or(() -> ofFirst);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            driver.close();
        }
    }

    @Override
    public String toString() {
        return side + " on " + endpoint.engineText() + ", " + driver.life();
    }

    @Override
    public Optional<ChainVerdict> verdict(List<X509Certificate> chain) {
        check("verdict(chain)");
        return driver.core().flatMap(core -> core.ability(ChainVerifier.class)).flatMap(able -> able.verdict(chain));
    }

    @Override
    public Optional<Refusal> choose(Consumer<ConnectionCoreFactory> switching) {
        return driver.choose(switching);
    }

    private IoStatus operate(Supplier<IoStatus> operation) {
        check("this operation");
        contexts.checkOpen();
        use.begin(this);
        try (use) {
            status = operation.get();
            return status;
        } catch (Error e) {
            driver.fail(e);
            throw e;
        }
    }

    /** Finds an ability of the core; empty before the core exists. */
    private <T> Optional<T> ability(Class<T> ability, String what) {
        check(what);
        return driver.core()
                .map(core ->
                        core.ability(ability).orElseThrow(() -> core.lacking(ability, what, endpoint.engineText())));
    }

    private <T> T requireAbility(Class<T> ability, String what) {
        return ability(ability, what)
                .orElseThrow(() -> new IllegalStateException(what + " before the ClientHello, which selects the"
                        + " context of this server; continue with handshake()"));
    }

    private void check(String what) {
        checkNotChoosing(what);
        if (closed) {
            throw new IllegalStateException("this " + side + " connection is closed; open another on its endpoint");
        }
    }

    private void checkNotChoosing(String what) {
        if (driver.life() == ConnectionDriver.Life.CHOOSING_CONTEXT) {
            throw new IllegalStateException(what + " is not available in the server name callback, before the"
                    + " handshake continues; use context(), serverName(), offeredAlpn(), clientRandom() or appData()");
        }
    }
}
