@file:OptIn(ExperimentalContracts::class)

package dev.tlsloop.kotest

import dev.tlsloop.Alert
import dev.tlsloop.AlpnProtocol
import dev.tlsloop.CipherSuite
import dev.tlsloop.NamedGroup
import dev.tlsloop.Party
import dev.tlsloop.Reason
import dev.tlsloop.Revocation
import dev.tlsloop.Side
import dev.tlsloop.TlsVersion
import dev.tlsloop.harness.Outcome
import dev.tlsloop.harness.assertion.OutcomeAssertionError
import io.kotest.assertions.AssertionErrorBuilder
import io.kotest.assertions.assertionCounter
import io.kotest.assertions.collectOrThrow
import io.kotest.assertions.errorCollector
import io.kotest.matchers.Matcher
import kotlin.contracts.ExperimentalContracts
import kotlin.contracts.contract

/**
 * Both sides are established and agree. From the next line on the outcome is an [Outcome.Success] for the compiler, so
 * a failure ends the test even inside `assertSoftly`.
 *
 * ```
 * outcome.shouldSucceed()
 * println(outcome.client.cipher)  // smart-cast
 *
 * handshake { client { }; server { credential(ca.issue("localhost")) } }.shouldSucceed()  // fails: no authority is trusted
 * ```
 */
fun Outcome.shouldSucceed(): Outcome.Success {
  contract { returns() implies (this@shouldSucceed is Outcome.Success) }
  insist(succeed())
  return this as Outcome.Success
}

/**
 * The given side refused the other; a later report of the other does not count. From the next line on the outcome is an
 * [Outcome.Refused] for the compiler, so that a failure ends the test even inside `assertSoftly`.
 *
 * ```
 * handshake { client { }; server(server) } shouldFailOn CLIENT because UNKNOWN_ISSUER  // passes: no authority is trusted
 * handshake { client { }; server(server) } shouldFailOn SERVER                         // fails
 * ```
 */
infix fun Outcome.shouldFailOn(side: Side): Outcome.Refused {
  contract { returns() implies (this@shouldFailOn is Outcome.Refused) }
  insist(failOn(side))
  return this as Outcome.Refused
}

/**
 * The refusing side had that reason, which is the same on every engine.
 *
 * ```
 * outcome shouldFailOn CLIENT because CERTIFICATE_EXPIRED  // passes if a certificate had expired
 * outcome shouldFailOn CLIENT because NAME_MISMATCH        // fails then
 * ```
 */
infix fun Outcome.Refused.because(reason: Reason): Outcome.Refused = apply { expect(failBecause(reason)) }

/**
 * The refusing side sent that alert, which differs by engine and release: use [because] if you can.
 *
 * ```
 * outcome shouldFailOn SERVER withAlert Alert.UNRECOGNIZED_NAME  // passes for a name that the server does not list
 * outcome shouldFailOn SERVER withAlert Alert.UNKNOWN_CA         // fails then
 * ```
 */
infix fun Outcome.Refused.withAlert(alert: Alert): Outcome.Refused = apply { expect(haveSentAlert(alert)) }

/**
 * The refused certificate is at that place of the chain, 0 being the leaf.
 *
 * ```
 * outcome shouldFailOn CLIENT because CERTIFICATE_EXPIRED atDepth 1  // passes if the intermediate had expired
 * outcome shouldFailOn CLIENT because CERTIFICATE_EXPIRED atDepth 0  // fails then
 * ```
 */
infix fun Outcome.Refused.atDepth(depth: Int): Outcome.Refused = apply { expect(failAtDepth(depth)) }

/**
 * The given revocation check did not find the certificate good.
 *
 * ```
 * outcome shouldFailOn CLIENT because REVOKED withRevocationCheck STAPLE  // passes if the staple says so
 * outcome shouldFailOn CLIENT because REVOKED withRevocationCheck CRL     // fails then
 * ```
 */
infix fun Outcome.Refused.withRevocationCheck(check: Revocation): Outcome.Refused = apply {
  expect(haveFailedRevocationCheck(check))
}

/**
 * It succeeded with that version.
 *
 * ```
 * handshake { client(client); server(server) } shouldNegotiate TLS_1_3  // passes: both sides speak it
 * handshake { client(client); server(server) } shouldNegotiate TLS_1_2  // fails: the highest wins
 * ```
 */
infix fun Outcome.shouldNegotiate(version: TlsVersion): Outcome = apply { expect(negotiate(version)) }

/**
 * It succeeded with that cipher suite.
 *
 * ```
 * outcome shouldNegotiate CipherSuite(0x1302)  // passes for TLS_AES_256_GCM_SHA384
 * outcome shouldNegotiate CipherSuite(0x1303)  // fails then
 * ```
 */
infix fun Outcome.shouldNegotiate(cipher: CipherSuite): Outcome = apply { expect(negotiate(cipher)) }

/**
 * It succeeded with that key exchange group.
 *
 * ```
 * outcome shouldNegotiate NamedGroup.X25519     // passes if x25519 was used
 * outcome shouldNegotiate NamedGroup.SECP256R1  // fails then
 * ```
 */
infix fun Outcome.shouldNegotiate(group: NamedGroup): Outcome = apply { expect(negotiate(group)) }

/**
 * It succeeded with that ALPN protocol.
 *
 * ```
 * outcome shouldNegotiate AlpnProtocol.HTTP_2    // passes if the sides negotiated h2
 * outcome shouldNegotiate AlpnProtocol.HTTP_1_1  // fails then
 * ```
 */
infix fun Outcome.shouldNegotiate(protocol: AlpnProtocol): Outcome = apply { expect(negotiate(protocol)) }

/**
 * It succeeded with the ALPN protocol of that name.
 *
 * ```
 * outcome shouldNegotiate "h2"        // passes if the sides negotiated h2
 * outcome shouldNegotiate "http/1.1"  // fails then
 * ```
 *
 * @throws IllegalArgumentException for a text that is not a protocol name
 */
infix fun Outcome.shouldNegotiate(protocol: String): Outcome = apply { expect(negotiate(protocol)) }

/**
 * The given party served: the context of the server name, or the server itself.
 *
 * ```
 * handshake { client(client); server(front); withServerName("green.test") } shouldBeServedBy green  // passes
 * handshake { client(client); server(front); withServerName("green.test") } shouldBeServedBy blue   // fails
 * ```
 */
infix fun Outcome.shouldBeServedBy(party: Party): Outcome = apply { expect(beServedBy(party)) }

/** The given TLS object served: an SSLContext, or an SslContext of Netty; see [beServedBy]. */
infix fun Outcome.shouldBeServedBy(tlsObject: Any): Outcome = apply { expect(beServedBy(tlsObject)) }

/** It passes these assertions; see [satisfy]. */
infix fun Outcome.shouldSatisfy(assertions: (Outcome) -> Unit): Outcome = apply { expect(satisfy(assertions)) }

/** Neither side refused, and the handshake did not complete; see [stall]. */
fun Outcome.shouldStall(): Outcome = apply { expect(stall()) }

/** Both sides are established, and their parameters differ; see [disagree]. */
fun Outcome.shouldDisagree(): Outcome = apply { expect(disagree()) }

/**
 * It succeeded by resuming a session.
 *
 * ```
 * pair.resume().use { it.outcome().shouldBeResumed() }  // passes
 * pair.outcome().shouldBeResumed()                     // fails: the first handshake is a full one
 * ```
 */
fun Outcome.shouldBeResumed(): Outcome = apply { expect(beResumed()) }

/**
 * It succeeded with a full handshake.
 *
 * ```
 * pair.outcome().shouldHaveFullHandshake()                     // passes
 * pair.resume().use { it.outcome().shouldHaveFullHandshake() }  // fails if the session was resumed
 * ```
 */
fun Outcome.shouldHaveFullHandshake(): Outcome = apply { expect(haveFullHandshake()) }

/**
 * It succeeded without an ALPN protocol.
 *
 * ```
 * handshake { client { trust(ca) }; server(server) }.shouldNegotiateNoProtocol()            // passes
 * handshake { client { trust(ca).alpn("h2") }; server(http2) }.shouldNegotiateNoProtocol()  // fails
 * ```
 */
fun Outcome.shouldNegotiateNoProtocol(): Outcome = apply { expect(negotiateNoProtocol()) }

/**
 * It succeeded, and the client presented a certificate.
 *
 * ```
 * handshake { client(alice); server(mutual) }.shouldHaveClientCertificate()   // passes
 * handshake { client(client); server(server) }.shouldHaveClientCertificate()  // fails: it was not asked for one
 * ```
 */
fun Outcome.shouldHaveClientCertificate(): Outcome = apply { expect(haveClientCertificate()) }

/** Throws at once, because the next line relies on it by contract. */
internal fun Outcome.insist(matcher: Matcher<Outcome>) {
  error(matcher)?.let { throw it }
}

/** Throws, or collects inside `assertSoftly`. */
internal fun Outcome.expect(matcher: Matcher<Outcome>) {
  error(matcher)?.let(errorCollector::collectOrThrow)
}

/** The error with Kotest's text, clues included, which carries the outcome. */
private fun Outcome.error(matcher: Matcher<Outcome>): OutcomeAssertionError? {
  val result = matcher.test(this)
  assertionCounter.inc()
  if (result.passed()) return null
  val text = result.failureMessage()
  return OutcomeAssertionError(AssertionErrorBuilder.create().withMessage(text).build().message ?: text, this)
}
