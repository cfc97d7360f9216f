/** The OkHttpClient of an application as the client of a handshake in memory. */
@NullMarked
package dev.tlsloop.okhttp;

import org.jspecify.annotations.NullMarked;
