package dev.tlsloop.openssl.handle;

import dev.tlsloop.openssl.jna.CryptoH;
import dev.tlsloop.openssl.jna.NativeBuffer;
import dev.tlsloop.openssl.jna.NativeMemory;
import dev.tlsloop.openssl.jna.SslH;
import java.lang.ref.Reference;
import java.util.Optional;

/** The OCSP response of a connection that C named to a callback. */
public final class StapledOcspResponse {
    private StapledOcspResponse() {}

    /** Staples those bytes, at least one. The connection takes the memory, and frees it with its own function. */
    public static void put(long borrowed, byte[] response) {
        long memory = CryptoH.CRYPTO_malloc(response.length, 0, 0);
        if (memory == 0) {
            throw new IllegalStateException("CRYPTO_malloc made nothing: the process is out of memory");
        }
        NativeMemory.putBytes(memory, response);
        SslH.SSL_ctrl(borrowed, SslH.CTRL_SET_TLSEXT_STATUS_REQ_OCSP_RESP, response.length, memory);
    }

    /** What the peer stapled. */
    public static Optional<byte[]> of(long borrowed) {
        NativeBuffer cell = NativeBuffer.allocate(Long.BYTES);
        try {
            long length = SslH.SSL_ctrl(borrowed, SslH.CTRL_GET_TLSEXT_STATUS_REQ_OCSP_RESP, 0, cell.address());
            return length <= 0
                    ? Optional.empty()
                    : Optional.of(NativeMemory.bytes(cell.bytes().getLong(0), (int) length));
        } finally {
            Reference.reachabilityFence(cell);
        }
    }
}
