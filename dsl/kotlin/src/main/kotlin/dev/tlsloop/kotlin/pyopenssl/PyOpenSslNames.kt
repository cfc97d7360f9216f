package dev.tlsloop.kotlin.pyopenssl

import dev.tlsloop.Connection
import dev.tlsloop.Context

/** pyOpenSSL's second name for [Context]. */
typealias ContextType = Context

/** pyOpenSSL's second name for [Connection]. */
typealias ConnectionType = Connection
