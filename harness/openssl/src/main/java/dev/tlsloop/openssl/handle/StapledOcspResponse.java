package dev.tlsloop.openssl.handle;

import dev.tlsloop.openssl.jna.CryptoH;
import dev.tlsloop.openssl.jna.NativeBuffer;
import dev.tlsloop.openssl.jna.NativeMemory;
import dev.tlsloop.openssl.jna.SslH;
import java.lang.ref.Reference;
import java.util.Optional;

/** The stapled OCSP response of a connection that C passed to a callback. */
public final class StapledOcspResponse {
    private StapledOcspResponse() {}

    /** Staples a response of at least one byte, in memory that the connection takes and frees with its own function. */
    public static void put(long borrowed, byte[] response) {
        long memory = CryptoH.CRYPTO_malloc(response.length, 0, 0);
        if (memory == 0) {
            throw new IllegalStateException("CRYPTO_malloc returned NULL: the process is out of memory");
        }
        NativeMemory.putBytes(memory, response);
        SslH.SSL_ctrl(borrowed, SslH.CTRL_SET_TLSEXT_STATUS_REQ_OCSP_RESP, response.length, memory);
    }

    /** The response that the peer stapled. */
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
