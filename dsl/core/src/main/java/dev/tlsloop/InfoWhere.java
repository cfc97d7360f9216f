package dev.tlsloop;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The position of a handshake in a call of an {@link InfoCallback}: OpenSSL's {@code where}.
 *
 * <pre>{@code
 * boolean isReceivedAlert = new InfoWhere(0x4004).equals(InfoWhere.CB_READ_ALERT);
 * }</pre>
 *
 * @param bits OpenSSL's number
 * @see <a href="https://docs.openssl.org/3.0/man3/SSL_CTX_set_info_callback/">SSL_CTX_set_info_callback(3)</a>
 */
public record InfoWhere(int bits) {
    /** The mask of the bits other than the side, which OpenSSL uses for states. */
    public static final int ST_MASK = 0x0FFF;

    public static final InfoWhere CB_READ_ALERT = of(InfoFlag.CB_ALERT, InfoFlag.CB_READ);
    public static final InfoWhere CB_WRITE_ALERT = of(InfoFlag.CB_ALERT, InfoFlag.CB_WRITE);
    public static final InfoWhere CB_CONNECT_LOOP = of(InfoFlag.ST_CONNECT, InfoFlag.CB_LOOP);
    public static final InfoWhere CB_CONNECT_EXIT = of(InfoFlag.ST_CONNECT, InfoFlag.CB_EXIT);
    public static final InfoWhere CB_ACCEPT_LOOP = of(InfoFlag.ST_ACCEPT, InfoFlag.CB_LOOP);
    public static final InfoWhere CB_ACCEPT_EXIT = of(InfoFlag.ST_ACCEPT, InfoFlag.CB_EXIT);

    /** The combination of the given flags. */
    public static InfoWhere of(InfoFlag... flags) {
        int bits = 0;
        for (InfoFlag flag : flags) {
            bits |= flag.bits();
        }
        return new InfoWhere(bits);
    }

    /** Whether the flag is set. */
    public boolean has(InfoFlag flag) {
        return (bits & flag.bits()) != 0;
    }

    /** The set flags. */
    public Set<InfoFlag> flags() {
        return Stream.of(InfoFlag.values()).filter(this::has).collect(Collectors.toUnmodifiableSet());
    }

    /** The names of the flags, such as {@code ST_CONNECT|CB_LOOP}. */
    @Override
    public String toString() {
        return Stream.of(InfoFlag.values())
                .filter(this::has)
                .sorted((a, b) -> Integer.compare(b.bits(), a.bits()))
                .map(InfoFlag::name)
                .collect(Collectors.joining("|"));
    }
}
