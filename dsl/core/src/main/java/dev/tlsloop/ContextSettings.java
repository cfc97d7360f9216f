package dev.tlsloop;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javax.crypto.spec.DHParameterSpec;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** The settings of a {@link ContextBuilder} and of a {@link Context}, which never changes them. */
final class ContextSettings {
    final Method method;
    final @Nullable Side side;
    final Set<Option> options = Option.preset();
    final Set<VerifyMode> verifyModes = EnumSet.of(VerifyMode.NONE);
    final List<Trust> trust = new ArrayList<>();
    final List<Credential> credentials = new ArrayList<>();
    final List<CipherSuite> cipherSuites = new ArrayList<>();
    final List<NamedGroup> groups = new ArrayList<>();
    final List<AlpnProtocol> alpn = new ArrayList<>();
    final Set<Mode> modes = EnumSet.of(Mode.ENABLE_PARTIAL_WRITE, Mode.ACCEPT_MOVING_WRITE_BUFFER, Mode.AUTO_RETRY);
    final Set<SessionCacheMode> sessionCacheMode = EnumSet.of(SessionCacheMode.SERVER);
    final List<SrtpProfile> srtp = new ArrayList<>();
    final Set<Revocation> revocation = EnumSet.of(Revocation.NONE);
    final List<X509CRL> crls = new ArrayList<>();
    final Map<ServerName, Context> serverNames = new LinkedHashMap<>();

    @Nullable TlsVersion min;

    @Nullable TlsVersion max;

    boolean hostName;

    @Nullable VerifyCallback verifyCallback;

    OptionalInt verifyDepth = OptionalInt.empty();

    @Nullable Instant verifyAt;

    @Nullable CipherString cipherList;

    @Nullable AlpnCallback alpnCallback;

    @Nullable ServerNameCallback serverNameCallback;

    Duration sessionTimeout = Duration.ofSeconds(300);

    byte[] sessionIdContext;

    Optional<List<X500Principal>> clientCas;

    @Nullable DHParameterSpec temporaryDh;

    @Nullable Object appData;

    @Nullable InfoCallback infoCallback;

    @Nullable KeyLogCallback keyLogCallback;

    @Nullable OcspResponseCallback ocspResponseCallback;

    @Nullable OcspStapleCallback ocspStapleCallback;

    @Nullable NextProtocolAdvertiseCallback nextProtocolAdvertiseCallback;

    @Nullable NextProtocolSelectCallback nextProtocolSelectCallback;

    @Nullable Engine engine;

    ContextSettings(Method method, @Nullable Side side) {
        this.method = method;
        this.side = side;
        this.min = method.minVersion().orElse(null);
        this.max = method.maxVersion().orElse(null);
        boolean hasPyOpenSslDefaults = side == null;
        this.sessionIdContext = hasPyOpenSslDefaults ? new byte[0] : "tlsloop".getBytes(StandardCharsets.US_ASCII);
        this.clientCas = hasPyOpenSslDefaults ? Optional.of(List.of()) : Optional.empty();
    }

    ContextSettings(ContextSettings other) {
        this(other.method, other.side);
        options.addAll(other.options);
        verifyModes.clear();
        verifyModes.addAll(other.verifyModes);
        trust.addAll(other.trust);
        credentials.addAll(other.credentials);
        cipherSuites.addAll(other.cipherSuites);
        groups.addAll(other.groups);
        alpn.addAll(other.alpn);
        serverNames.putAll(other.serverNames);
        modes.addAll(other.modes);
        sessionCacheMode.clear();
        sessionCacheMode.addAll(other.sessionCacheMode);
        srtp.addAll(other.srtp);
        revocation.clear();
        revocation.addAll(other.revocation);
        crls.addAll(other.crls);
        min = other.min;
        max = other.max;
        hostName = other.hostName;
        verifyCallback = other.verifyCallback;
        verifyDepth = other.verifyDepth;
        verifyAt = other.verifyAt;
        cipherList = other.cipherList;
        alpnCallback = other.alpnCallback;
        serverNameCallback = other.serverNameCallback;
        sessionTimeout = other.sessionTimeout;
        sessionIdContext = other.sessionIdContext;
        clientCas = other.clientCas;
        temporaryDh = other.temporaryDh;
        appData = other.appData;
        infoCallback = other.infoCallback;
        keyLogCallback = other.keyLogCallback;
        ocspResponseCallback = other.ocspResponseCallback;
        ocspStapleCallback = other.ocspStapleCallback;
        nextProtocolAdvertiseCallback = other.nextProtocolAdvertiseCallback;
        nextProtocolSelectCallback = other.nextProtocolSelectCallback;
        engine = other.engine;
    }

    /** The response of {@link ContextBuilder#ocspStaple}, whose length is known before a handshake. */
    record DeclaredStaple(byte[] response) implements OcspStapleCallback {
        @Override
        public Optional<byte[]> staple(Connection connection) {
            return Optional.of(response.clone());
        }
    }
}
