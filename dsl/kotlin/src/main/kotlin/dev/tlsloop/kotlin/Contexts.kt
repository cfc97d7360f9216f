@file:OptIn(ExperimentalContracts::class)

package dev.tlsloop.kotlin

import dev.tlsloop.Context
import dev.tlsloop.ContextBuilder
import dev.tlsloop.Method
import kotlin.contracts.ExperimentalContracts
import kotlin.contracts.InvocationKind.EXACTLY_ONCE
import kotlin.contracts.contract

/**
 * Builds a client's context; see [Context.client] for the defaults.
 *
 * ```
 * val client = clientContext { trust(ca); alpn("h2", "http/1.1") }
 * ```
 *
 * @param declare the settings, each a method of [ContextBuilder]. It is inlined, so it may call suspending functions
 * @throws IllegalStateException when settings contradict each other
 */
inline fun clientContext(declare: (@TlsDsl ContextBuilder).() -> Unit): Context {
  contract { callsInPlace(declare, EXACTLY_ONCE) }
  return Context.client().apply(declare).build()
}

/**
 * Builds a server's context; see [Context.server] for the defaults.
 *
 * ```
 * val server = serverContext { credential(ca.issue("localhost")) }
 * ```
 *
 * @param declare the settings, each a method of [ContextBuilder]. It is inlined, so it may call suspending functions
 * @throws IllegalStateException when settings contradict each other, or the server has no credential
 */
inline fun serverContext(declare: (@TlsDsl ContextBuilder).() -> Unit): Context {
  contract { callsInPlace(declare, EXACTLY_ONCE) }
  return Context.server().apply(declare).build()
}

/**
 * Builds a context for either side with the defaults of a pyOpenSSL method; see [Context.of].
 *
 * @param method the protocol versions to start from
 * @param declare the settings, each a method of [ContextBuilder]
 */
inline fun contextOf(method: Method, declare: (@TlsDsl ContextBuilder).() -> Unit): Context {
  contract { callsInPlace(declare, EXACTLY_ONCE) }
  return Context.of(method).apply(declare).build()
}

/**
 * Returns a changed copy; the receiver stays as it is.
 *
 * @param change the new settings. A method that adds, such as `trust`, keeps those of the receiver
 */
inline fun Context.copy(change: (@TlsDsl ContextBuilder).() -> Unit): Context {
  contract { callsInPlace(change, EXACTLY_ONCE) }
  return toBuilder().apply(change).build()
}
