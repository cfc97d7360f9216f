package dev.tlsloop.jsse.managers;

import dev.tlsloop.Context;
import dev.tlsloop.Credential;
import dev.tlsloop.Option;
import dev.tlsloop.PublicKeyAlgorithm;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Presents a context's credentials. By default it presents a certificate whatever issuers the server named, as OpenSSL
 * does: only then does a server really judge a stranger's certificate.
 */
public final class ContextKeyManager extends X509ExtendedKeyManager {
    private final Map<String, Credential> byAlias = new LinkedHashMap<>();
    private final boolean honoursHints;
    private final Optional<CurrentConnection> stepping;

    /** @param stepping whom to tell what was asked and presented; nobody where it is not for our own connections */
    public ContextKeyManager(Context context, Optional<CurrentConnection> stepping) {
        this.stepping = stepping;
        context.credentials().forEach(c -> byAlias.put(aliasOf(c), c));
        this.honoursHints = context.options().contains(Option.HONOUR_CA_HINTS);
    }

    @Override
    public @Nullable String chooseEngineClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        stepping.ifPresent(ours -> ours.current().noteRequest(issuers));
        return presenting(Stream.of(keyTypes)
                .flatMap(type -> matching(type))
                .filter(e -> !honoursHints || issuedByOneOf(issuers, e.getValue())));
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return presenting(matching(keyType));
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return chooseEngineClientAlias(keyTypes, issuers, null);
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return chooseEngineServerAlias(keyType, issuers, null);
    }

    @Override
    public String[] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return matching(keyType).map(Map.Entry::getKey).toArray(String[]::new);
    }

    @Override
    public String[] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return getClientAliases(keyType, issuers);
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        Credential credential = byAlias.get(alias);
        return credential == null ? null : credential.chain().toArray(X509Certificate[]::new);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        Credential credential = byAlias.get(alias);
        return credential == null ? null : credential.privateKey();
    }

    private @Nullable String presenting(Stream<Map.Entry<String, Credential>> suitable) {
        String alias = suitable.map(Map.Entry::getKey).findFirst().orElse(null);
        if (alias != null) {
            stepping.ifPresent(ours -> ours.current().noteOwnCertificate());
        }
        return alias;
    }

    private Stream<Map.Entry<String, Credential>> matching(String keyType) {
        return byAlias.entrySet().stream().filter(e -> JsseKeyTypes.fits(keyType, e.getValue()));
    }

    private static boolean issuedByOneOf(Principal @Nullable [] issuers, Credential credential) {
        if (issuers == null || issuers.length == 0) {
            return true;
        }
        List<Principal> named = List.of(issuers);
        return credential.chain().stream().anyMatch(c -> named.contains(c.getIssuerX500Principal()));
    }

    private static PublicKeyAlgorithm kindOf(Credential credential) {
        return PublicKeyAlgorithm.of(credential.certificate().getPublicKey());
    }

    private static String aliasOf(Credential credential) {
        return kindOf(credential).name();
    }
}
