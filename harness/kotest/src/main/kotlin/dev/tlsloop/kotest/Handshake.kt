package dev.tlsloop.kotest

import dev.tlsloop.Context
import dev.tlsloop.ContextBuilder
import dev.tlsloop.Party
import dev.tlsloop.Session
import dev.tlsloop.Side
import dev.tlsloop.Side.CLIENT
import dev.tlsloop.Side.SERVER
import dev.tlsloop.harness.Loopback
import dev.tlsloop.harness.Outcome
import dev.tlsloop.harness.fault.Fault
import dev.tlsloop.kotlin.TlsDsl
import dev.tlsloop.kotlin.clientContext
import dev.tlsloop.kotlin.serverContext

/**
 * Declares a client and a server, runs their handshake in memory and returns how it came out.
 *
 * ```
 * handshake {
 *   client { trust(ca) }
 *   server { credential(ca.issue("localhost")) }
 * } shouldNegotiate TLS_1_3
 * ```
 *
 * A refusal is a value, not an exception: judge it with [shouldSucceed], [shouldFailOn] and their kin.
 *
 * @throws IllegalStateException when the client or the server is missing, or is given twice
 * @throws dev.tlsloop.UnsupportedSettingException when an engine lacks a setting of its context
 */
fun handshake(declare: HandshakeScope.() -> Unit): Outcome = loopback(declare).handshake()

/**
 * Declares a handshake without running it: for [Loopback.open], which keeps the connections for data and resumption.
 *
 * ```
 * loopback { client { trust(ca) }; server { credential(ca.issue("localhost")) } }.open().use { pair ->
 *   pair.transfer(CLIENT, "hello".toByteArray())
 * }
 * ```
 *
 * @throws IllegalStateException when the client or the server is missing, or is given twice
 */
fun loopback(declare: HandshakeScope.() -> Unit): Loopback = HandshakeScope().apply(declare).recipe()

/**
 * What stands inside [handshake] `{ }`: the words of [Loopback], with blocks for its two parties.
 *
 * A `client { }` or `server { }` has the Java builder as its receiver, and neither nests in the other.
 */
@TlsDsl
class HandshakeScope internal constructor() {
  private val parties = mutableMapOf<Side, Party>()
  private var settings: (Loopback) -> Loopback = { it }

  /** Declares the client; see [Context.client] for the defaults. */
  fun client(declare: (@TlsDsl ContextBuilder).() -> Unit) = client(clientContext(declare))

  /** Takes a client that exists: a [Context], or an endpoint made of an `SSLContext` of your own. */
  fun client(party: Party) = take(CLIENT, party)

  /** Declares the server; see [Context.server] for the defaults. */
  fun server(declare: (@TlsDsl ContextBuilder).() -> Unit) = server(serverContext(declare))

  /** Takes a server that exists: a [Context], or an endpoint made of an `SSLContext` of your own. */
  fun server(party: Party) = take(SERVER, party)

  /** Asks for that server and verifies its name; `localhost` by default. See [Loopback.withServerName]. */
  fun withServerName(name: String) = set { it.withServerName(name) }

  /** Sends no server name; the certificate is still verified for it. See [Loopback.withoutServerName]. */
  fun withoutServerName() = set { it.withoutServerName() }

  /** Offers that session, which must come from the same client. See [Loopback.withSession]. */
  fun withSession(session: Session) = set { it.withSession(session) }

  /** Disturbs what is sent; several faults act independently. See [Loopback.withFault]. */
  fun withFault(fault: Fault) = set { it.withFault(fault) }

  internal fun recipe(): Loopback = settings(Loopback.between(party(CLIENT), party(SERVER)))

  private fun take(side: Side, party: Party) {
    check(parties.put(side, party) == null) { "a handshake has one $side; given: two; leave one of them out" }
  }

  private fun party(side: Side): Party =
    checkNotNull(parties[side]) {
      "a handshake needs a client and a server; given: no $side; add $side { } to declare one, or $side(party)"
    }

  private fun set(setting: (Loopback) -> Loopback) {
    val before = settings
    settings = { setting(before(it)) }
  }
}
