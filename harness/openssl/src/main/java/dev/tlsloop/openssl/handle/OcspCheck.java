package dev.tlsloop.openssl.handle;

import dev.tlsloop.openssl.jna.NativeBuffer;
import dev.tlsloop.openssl.jna.OcspH;
import dev.tlsloop.openssl.jna.SslH;
import dev.tlsloop.openssl.jna.StackH;
import dev.tlsloop.openssl.jna.X509VfyH;
import java.lang.ref.Reference;

/**
 * What OpenSSL finds in an OCSP response about the peer's certificate. Its own {@code OCSP_check_validity} knows no time
 * but the clock's, so the dates are compared here, with the same five minutes of grace.
 *
 * @param words why, for people
 */
public record OcspCheck(Status status, String words) {
    private static final int GRACE_SECONDS = 300;
    private static final int ISSUER = 1;
    private static final long SHA1 = 0;
    private static final long NO_FLAGS = 0;

    /** What is known of the certificate. */
    public enum Status {
        GOOD,
        REVOKED,
        UNDETERMINED
    }

    /** Nothing is known. */
    public static OcspCheck undetermined(String why) {
        return new OcspCheck(Status.UNDETERMINED, why);
    }

    /** Judges a response in DER about the peer of a borrowed connection, as of that moment in seconds since 1970. */
    public static OcspCheck of(SslCtx ctx, long ssl, byte[] response, long now) {
        long read = DerConversion.read(response, pp -> OcspH.d2i_OCSP_RESPONSE(0, pp, response.length));
        if (read == 0) {
            return undetermined("the response cannot be read");
        }
        try (NativeHandle handle = NativeHandle.briefly(NativeType.OCSP_RESPONSE, read, "d2i_OCSP_RESPONSE")) {
            int answer = OcspH.OCSP_response_status(handle.pointer());
            if (answer != OcspH.RESPONSE_SUCCESSFUL) {
                return undetermined("the responder answered with the error " + answer);
            }
            long basic = OcspH.OCSP_response_get1_basic(handle.pointer());
            return basic == 0 ? undetermined("the response has no answer in it") : ofBasic(ctx, ssl, basic, now);
        } finally {
            Reference.reachabilityFence(ctx);
        }
    }

    private static OcspCheck ofBasic(SslCtx ctx, long ssl, long basic, long now) {
        try (NativeHandle handle = NativeHandle.briefly(NativeType.OCSP_BASICRESP, basic, "OCSP_response_get1_basic")) {
            long chain = SslH.SSL_get0_verified_chain(ssl);
            if (StackH.OPENSSL_sk_num(chain) <= ISSUER) {
                return undetermined("nobody stands above the certificate who could speak for it");
            }
            long store = SslH.SSL_CTX_get_cert_store(ctx.pointer());
            if (OcspH.OCSP_basic_verify(handle.pointer(), chain, store, NO_FLAGS) != 1) {
                return undetermined("the response is not signed by whom the certificate's issuer entrusted with it");
            }
            return ofSigned(handle.pointer(), chain, now);
        }
    }

    private static OcspCheck ofSigned(long basic, long chain, long now) {
        long id =
                OcspH.OCSP_cert_to_id(SHA1, StackH.OPENSSL_sk_value(chain, 0), StackH.OPENSSL_sk_value(chain, ISSUER));
        try (NativeHandle handle = NativeHandle.briefly(NativeType.OCSP_CERTID, id, "OCSP_cert_to_id")) {
            return ScratchBuffer.of(
                    Answer.SIZE,
                    room -> Answer.find(basic, handle.pointer(), room) == 1
                            ? new Answer(room).verdict(now)
                            : undetermined("the response is not about this certificate"));
        }
    }

    /** Where {@code OCSP_resp_find_status} puts what it found: two ints, three addresses; and room for a moment. */
    private record Answer(NativeBuffer room) {
        private static final int STATUS = 0;
        private static final int REASON = 8;
        private static final int REVOKED_AT = 16;
        private static final int THIS_UPDATE = 24;
        private static final int NEXT_UPDATE = 32;
        private static final int MOMENT = 40;
        private static final int SIZE = 48;

        static int find(long basic, long id, NativeBuffer room) {
            long at = room.address();
            room.bytes().putLong(NEXT_UPDATE, 0);
            return OcspH.OCSP_resp_find_status(
                    basic, id, at + STATUS, at + REASON, at + REVOKED_AT, at + THIS_UPDATE, at + NEXT_UPDATE);
        }

        OcspCheck verdict(long now) {
            if (isAfter(THIS_UPDATE, now + GRACE_SECONDS)) {
                return undetermined("the response is not valid yet");
            }
            boolean ends = room.bytes().getLong(NEXT_UPDATE) != 0;
            if (ends && !isAfter(NEXT_UPDATE, now - GRACE_SECONDS)) {
                return undetermined("the response has expired");
            }
            return switch (room.bytes().getInt(STATUS)) {
                case OcspH.CERTSTATUS_GOOD -> new OcspCheck(Status.GOOD, "the certificate is good");
                case OcspH.CERTSTATUS_REVOKED -> new OcspCheck(Status.REVOKED, "the certificate is revoked");
                default -> undetermined("the responder does not know the certificate");
            };
        }

        private boolean isAfter(int update, long seconds) {
            room.bytes().putLong(MOMENT, seconds);
            return X509VfyH.X509_cmp_time(room.bytes().getLong(update), room.address() + MOMENT) > 0;
        }
    }
}
