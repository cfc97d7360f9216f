@file:OptIn(ExperimentalContracts::class)

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
import kotlin.contracts.ExperimentalContracts
import kotlin.contracts.InvocationKind.EXACTLY_ONCE
import kotlin.contracts.contract

/**
 * Runs a handshake of a client and a server in memory and returns its outcome.
 *
 * ```
 * handshake {
 *   client { trust(ca) }
 *   server { credential(ca.issue("localhost")) }
 * } shouldNegotiate TLS_1_3
 * ```
 *
 * A refusal is a value, not an exception: check it with [shouldSucceed], [shouldFailOn] and the other matchers.
 *
 * @param declare the two parties and the settings of the connection. It is inlined, so it may call suspending functions
 * @throws IllegalStateException when the client or the server is missing, or is given twice
 * @throws dev.tlsloop.UnsupportedSettingException when an engine lacks a setting of its context
 */
inline fun handshake(declare: HandshakeScope.() -> Unit): Outcome {
  contract { callsInPlace(declare, EXACTLY_ONCE) }
  return loopback(declare).handshake()
}

/**
 * Prepares a handshake without running it. [Loopback.open] runs it and keeps the connections open, for data and
 * resumption.
 *
 * ```
 * loopback { client { trust(ca) }; server { credential(ca.issue("localhost")) } }.open().use { pair ->
 *   pair.transfer(CLIENT, "hello".toByteArray())
 * }
 * ```
 *
 * @param declare the two parties and the settings of the connection. It is inlined, so it may call suspending functions
 * @throws IllegalStateException when the client or the server is missing, or is given twice
 */
inline fun loopback(declare: HandshakeScope.() -> Unit): Loopback {
  contract { callsInPlace(declare, EXACTLY_ONCE) }
  return HandshakeScope().apply(declare).build()
}

/**
 * The receiver of [handshake] `{ }`: the methods of [Loopback], with blocks for the two parties.
 *
 * A `client { }` or `server { }` has the Java builder as its receiver, and neither nests in the other.
 */
@TlsDsl
class HandshakeScope @PublishedApi internal constructor() {
  private val parties = mutableMapOf<Side, Party>()
  private var settings: (Loopback) -> Loopback = { it }

  /**
   * Sets the client; see [Context.client] for the defaults.
   *
   * @param declare the settings, each a method of [ContextBuilder]
   */
  inline fun client(declare: (@TlsDsl ContextBuilder).() -> Unit) {
    contract { callsInPlace(declare, EXACTLY_ONCE) }
    client(clientContext(declare))
  }

  /**
   * Sets the client.
   *
   * @param party a [Context], or an endpoint around an `SSLContext` of the application
   */
  fun client(party: Party) = set(CLIENT, party)

  /**
   * Sets the server; see [Context.server] for the defaults.
   *
   * @param declare the settings, each a method of [ContextBuilder]
   */
  inline fun server(declare: (@TlsDsl ContextBuilder).() -> Unit) {
    contract { callsInPlace(declare, EXACTLY_ONCE) }
    server(serverContext(declare))
  }

  /**
   * Sets the server.
   *
   * @param party a [Context], or an endpoint around an `SSLContext` of the application
   */
  fun server(party: Party) = set(SERVER, party)

  /**
   * Sends and verifies that server name; `localhost` by default. See [Loopback.withServerName].
   *
   * @param name a DNS name, or an IP address, which is verified and not sent
   */
  fun withServerName(name: String) = change { it.withServerName(name) }

  /** Sends no server name; the client still verifies the certificate for it. See [Loopback.withoutServerName]. */
  fun withoutServerName() = change { it.withoutServerName() }

  /**
   * Offers that session. See [Loopback.withSession].
   *
   * @param session a session of the same client
   */
  fun withSession(session: Session) = change { it.withSession(session) }

  /** Requests a stapled OCSP response for the server's certificate. See [Loopback.withOcspRequest]. */
  fun withOcspRequest() = change { it.withOcspRequest() }

  /** Decrypts the transcript with the secrets of both sides; see [Loopback.withSecrets]. */
  fun withSecrets() = change { it.withSecrets() }

  /** Keeps the bytes of the run, to be decrypted later; see [Loopback.withCapture]. */
  fun withCapture() = change { it.withCapture() }

  /**
   * Adds a fault; several act independently. See [Loopback.withFault].
   *
   * @param fault the side, the place and the effect
   */
  fun withFault(fault: Fault) = change { it.withFault(fault) }

  @PublishedApi internal fun build(): Loopback = settings(Loopback.between(party(CLIENT), party(SERVER)))

  private fun set(side: Side, party: Party) {
    check(parties.put(side, party) == null) { "a handshake has one $side; given: two; leave one of them out" }
  }

  private fun party(side: Side): Party =
    checkNotNull(parties[side]) {
      "a handshake needs a client and a server; given: no $side; add $side { } to declare one, or $side(party)"
    }

  private fun change(setting: (Loopback) -> Loopback) {
    val before = settings
    settings = { setting(before(it)) }
  }
}
