package dev.tlsloop.jsse.sslcontext;

import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.Revocation;

/** Whether a client's hello asks for a staple (status_request, RFC 6066, 8). */
public enum StatusRequest {
    ASKS,
    DOES_NOT_ASK;

    /** A declaration that checks staples asks always, any other where the opening says so. */
    static StatusRequest of(Context context, ConnectionSettings settings) {
        return settings.requestOcsp() || context.revocation().contains(Revocation.STAPLE) ? ASKS : DOES_NOT_ASK;
    }
}
