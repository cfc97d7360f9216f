package dev.tlsloop.kotlin

import dev.tlsloop.Connection
import dev.tlsloop.Context

/** pyOpenSSL's second name for the type of a context. */
typealias ContextType = Context

/** pyOpenSSL's second name for the type of a connection. */
typealias ConnectionType = Connection
