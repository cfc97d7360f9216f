package dev.tlsloop.openssl.handle;

import dev.tlsloop.openssl.jna.NativeBuffer;
import dev.tlsloop.openssl.jna.OcspH;
import dev.tlsloop.openssl.jna.SslH;
import dev.tlsloop.openssl.jna.StackH;
import dev.tlsloop.openssl.jna.X509VfyH;
import java.lang.ref.Reference;

/**
 * The result of OpenSSL's check of an OCSP response for the peer's certificate. {@code OCSP_check_validity} always uses
 * the system clock, so this class compares the dates itself, with the same five minutes of tolerance.
 *
 * @param words the explanation
 */
public record OcspCheck(Status status, String words) {
    private static final int TOLERANCE_SECONDS = 300;
    private static final int ISSUER = 1;
    private static final long SHA1 = 0;
    private static final long NO_FLAGS = 0;

    /** The status of the certificate. */
    public enum Status {
        GOOD,
        REVOKED,
        UNDETERMINED
    }

    /** The result if the status cannot be determined. */
    public static OcspCheck undetermined(String why) {
        return new OcspCheck(Status.UNDETERMINED, why);
    }

    /** Checks a DER response for the peer of a borrowed connection at a time in seconds since 1970. */
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
            return basic == 0
                    ? undetermined("the response is not a basic OCSP response")
                    : ofBasic(ctx, ssl, basic, now);
        } finally {
            Reference.reachabilityFence(ctx);
        }
    }

    private static OcspCheck ofBasic(SslCtx ctx, long ssl, long basic, long now) {
        try (NativeHandle handle = NativeHandle.briefly(NativeType.OCSP_BASICRESP, basic, "OCSP_response_get1_basic")) {
            long chain = SslH.SSL_get0_verified_chain(ssl);
            if (StackH.OPENSSL_sk_num(chain) <= ISSUER) {
                return undetermined("the certificate has no issuer in the chain, so no OCSP response can cover it");
            }
            long store = SslH.SSL_CTX_get_cert_store(ctx.pointer());
            if (OcspH.OCSP_basic_verify(handle.pointer(), chain, store, NO_FLAGS) != 1) {
                return undetermined(
                        "the response is not signed by the certificate's issuer or its authorised responder");
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
                            ? new Answer(room).check(now)
                            : undetermined("the response is not about this certificate"));
        }
    }

    /** The output of {@code OCSP_resp_find_status}, two ints and three addresses, and room for a time to compare. */
    private record Answer(NativeBuffer room) {
        private static final int STATUS = 0;
        private static final int REASON = 8;
        private static final int REVOKED_AT = 16;
        private static final int THIS_UPDATE = 24;
        private static final int NEXT_UPDATE = 32;
        private static final int TIME = 40;
        private static final int SIZE = 48;

        static int find(long basic, long id, NativeBuffer room) {
            long at = room.address();
            room.bytes().putLong(NEXT_UPDATE, 0);
            return OcspH.OCSP_resp_find_status(
                    basic, id, at + STATUS, at + REASON, at + REVOKED_AT, at + THIS_UPDATE, at + NEXT_UPDATE);
        }

        OcspCheck check(long now) {
            if (isAfter(THIS_UPDATE, now + TOLERANCE_SECONDS)) {
                return undetermined("the response is not valid yet");
            }
            boolean ends = room.bytes().getLong(NEXT_UPDATE) != 0;
            if (ends && !isAfter(NEXT_UPDATE, now - TOLERANCE_SECONDS)) {
                return undetermined("the response has expired");
            }
            return switch (room.bytes().getInt(STATUS)) {
                case OcspH.CERTSTATUS_GOOD -> new OcspCheck(Status.GOOD, "the certificate is good");
                case OcspH.CERTSTATUS_REVOKED -> new OcspCheck(Status.REVOKED, "the certificate is revoked");
                default -> undetermined("the responder does not know the certificate");
            };
        }

        private boolean isAfter(int update, long seconds) {
            room.bytes().putLong(TIME, seconds);
            return X509VfyH.X509_cmp_time(room.bytes().getLong(update), room.address() + TIME) > 0;
        }
    }
}
