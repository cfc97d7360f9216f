package dev.tlsloop;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a {@link ContextBuilder} has collected and a {@link Context} holds; nobody changes it once it is in a context. */
final class ContextSettings {
    final Method method;
    final @Nullable Side side;
    final Set<Option> options = EnumSet.noneOf(Option.class);
    final Set<VerifyMode> verifyModes = EnumSet.of(VerifyMode.NONE);
    final List<Trust> trust = new ArrayList<>();
    final List<Credential> credentials = new ArrayList<>();
    final List<CipherSuite> cipherSuites = new ArrayList<>();
    final List<NamedGroup> groups = new ArrayList<>();
    final List<Protocol> alpn = new ArrayList<>();
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

    @Nullable Engine engine;

    ContextSettings(Method method, @Nullable Side side) {
        this.method = method;
        this.side = side;
        this.min = method.minVersion().orElse(null);
        this.max = method.maxVersion().orElse(null);
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
        min = other.min;
        max = other.max;
        hostName = other.hostName;
        verifyCallback = other.verifyCallback;
        verifyDepth = other.verifyDepth;
        verifyAt = other.verifyAt;
        cipherList = other.cipherList;
        alpnCallback = other.alpnCallback;
        serverNameCallback = other.serverNameCallback;
        engine = other.engine;
    }
}
