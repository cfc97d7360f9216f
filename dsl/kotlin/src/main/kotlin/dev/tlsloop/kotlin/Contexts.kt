package dev.tlsloop.kotlin

import dev.tlsloop.Context
import dev.tlsloop.ContextBuilder
import dev.tlsloop.Method

/**
 * Declares a client; see [Context.client] for the defaults.
 *
 * ```
 * val client = clientContext { trust(ca); alpn("h2", "http/1.1") }
 * ```
 */
fun clientContext(declare: (@TlsDsl ContextBuilder).() -> Unit): Context = Context.client().apply(declare).build()

/**
 * Declares a server; see [Context.server] for the defaults.
 *
 * ```
 * val server = serverContext { credential(ca.issue("localhost")) }
 * ```
 */
fun serverContext(declare: (@TlsDsl ContextBuilder).() -> Unit): Context = Context.server().apply(declare).build()

/** Declares a context for either side with the defaults of that method; see [Context.of]. */
fun contextOf(method: Method, declare: (@TlsDsl ContextBuilder).() -> Unit): Context =
  Context.of(method).apply(declare).build()

/** The same declaration with changes. */
fun Context.copy(change: (@TlsDsl ContextBuilder).() -> Unit): Context = toBuilder().apply(change).build()
