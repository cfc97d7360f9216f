package dev.tlsloop;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * pyOpenSSL's method constants: the protocol versions that a context starts from.
 *
 * <pre>{@code
 * Context context = Context.of(Method.TLSv1_2).verify(PEER).trust(ca).build();
 * }</pre>
 *
 * <p>{@link #SSLv23} negotiates; the others fix a single version. New code sets a range with
 * {@link ContextBuilder#versions}. {@link #SSLv2} completes the list, and {@link ContextBuilder#build()} refuses it,
 * because no engine supports it.
 *
 * @see <a href="https://docs.openssl.org/3.0/man3/SSL_CTX_new/">SSL_CTX_new(3)</a>
 */
public enum Method {
    SSLv2(null, null),
    SSLv3(TlsVersion.SSL_3_0, TlsVersion.SSL_3_0),
    SSLv23(TlsVersion.TLS_1_2, TlsVersion.TLS_1_3),
    TLSv1(TlsVersion.TLS_1_0, TlsVersion.TLS_1_0),
    TLSv1_1(TlsVersion.TLS_1_1, TlsVersion.TLS_1_1),
    TLSv1_2(TlsVersion.TLS_1_2, TlsVersion.TLS_1_2);

    private final @Nullable TlsVersion min;
    private final @Nullable TlsVersion max;

    Method(@Nullable TlsVersion min, @Nullable TlsVersion max) {
        this.min = min;
        this.max = max;
    }

    /** The lowest version; empty for {@link #SSLv2}, which no engine supports. */
    public Optional<TlsVersion> minVersion() {
        return Optional.ofNullable(min);
    }

    /** The highest version; empty for {@link #SSLv2}, which no engine supports. */
    public Optional<TlsVersion> maxVersion() {
        return Optional.ofNullable(max);
    }
}
