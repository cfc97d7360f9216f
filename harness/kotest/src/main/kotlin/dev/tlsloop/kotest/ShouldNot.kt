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
import dev.tlsloop.harness.assertion.MessageExpectations
import dev.tlsloop.harness.transcript.HandshakeKind
import kotlin.contracts.ExperimentalContracts
import kotlin.contracts.contract

/**
 * It did not succeed. From the next line on the outcome is an [Outcome.Failure] for the compiler, so a failure of this
 * assertion ends the test even inside `assertSoftly`.
 *
 * ```
 * handshake { client { }; server { credential(ca.issue("localhost")) } }.shouldNotSucceed()  // passes: no trust
 * handshake { client(client); server(server) }.shouldNotSucceed()                            // fails
 * ```
 */
fun Outcome.shouldNotSucceed(): Outcome.Failure {
  contract { returns() implies (this@shouldNotSucceed is Outcome.Failure) }
  insist(succeed().invert())
  return this as Outcome.Failure
}

/**
 * The given side did not refuse the other.
 *
 * ```
 * handshake { client { }; server(server) } shouldNotFailOn SERVER  // passes: the client refuses
 * handshake { client { }; server(server) } shouldNotFailOn CLIENT  // fails
 * ```
 */
infix fun Outcome.shouldNotFailOn(side: Side): Outcome = apply { expect(failOn(side).invert()) }

/**
 * It did not succeed with that version.
 *
 * ```
 * outcome shouldNotNegotiate TLS_1_2  // passes if it was TLS 1.3, or failed
 * outcome shouldNotNegotiate TLS_1_3  // fails then
 * ```
 */
infix fun Outcome.shouldNotNegotiate(version: TlsVersion): Outcome = apply { expect(negotiate(version).invert()) }

/**
 * It did not succeed with that cipher suite.
 *
 * ```
 * outcome shouldNotNegotiate CipherSuite(0x1303)  // passes if it was TLS_AES_256_GCM_SHA384
 * outcome shouldNotNegotiate CipherSuite(0x1302)  // fails then
 * ```
 */
infix fun Outcome.shouldNotNegotiate(cipher: CipherSuite): Outcome = apply { expect(negotiate(cipher).invert()) }

/**
 * It did not succeed with that key exchange group.
 *
 * ```
 * outcome shouldNotNegotiate NamedGroup.SECP256R1  // passes if it was x25519
 * outcome shouldNotNegotiate NamedGroup.X25519     // fails then
 * ```
 */
infix fun Outcome.shouldNotNegotiate(group: NamedGroup): Outcome = apply { expect(negotiate(group).invert()) }

/**
 * It did not succeed with that ALPN protocol.
 *
 * ```
 * outcome shouldNotNegotiate AlpnProtocol.HTTP_1_1  // passes if it was h2
 * outcome shouldNotNegotiate AlpnProtocol.HTTP_2    // fails then
 * ```
 */
infix fun Outcome.shouldNotNegotiate(protocol: AlpnProtocol): Outcome = apply { expect(negotiate(protocol).invert()) }

/**
 * It did not succeed with that ALPN protocol.
 *
 * ```
 * outcome shouldNotNegotiate "http/1.1"  // passes if it was h2
 * outcome shouldNotNegotiate "h2"        // fails then
 * ```
 */
infix fun Outcome.shouldNotNegotiate(protocol: String): Outcome = apply { expect(negotiate(protocol).invert()) }

/**
 * The given party did not serve.
 *
 * ```
 * handshake { client(client); server(front); withServerName("green.test") } shouldNotBeServedBy blue   // passes
 * handshake { client(client); server(front); withServerName("green.test") } shouldNotBeServedBy green  // fails
 * ```
 */
infix fun Outcome.shouldNotBeServedBy(party: Party): Outcome = apply { expect(beServedBy(party).invert()) }

/**
 * It did not resume a session. A refused handshake passes as well: [shouldHaveFullHandshake] asks for a success.
 *
 * ```
 * pair.outcome().shouldNotBeResumed()                     // passes: the first handshake is a full one
 * pair.resume().use { it.outcome().shouldNotBeResumed() }  // fails if the session was resumed
 * ```
 */
fun Outcome.shouldNotBeResumed(): Outcome = apply { expect(beResumed().invert()) }

/**
 * The server did not see a client certificate. A refused handshake passes as well.
 *
 * ```
 * handshake { client(client); server(server) }.shouldNotHaveClientCertificate()  // passes: there was no request
 * handshake { client(alice); server(mutual) }.shouldNotHaveClientCertificate()   // fails
 * ```
 */
fun Outcome.shouldNotHaveClientCertificate(): Outcome = apply { expect(haveClientCertificate().invert()) }

/** The given TLS object did not serve; see [beServedBy]. */
infix fun Outcome.shouldNotBeServedBy(tlsObject: Any): Outcome = apply { expect(beServedBy(tlsObject).invert()) }

/** The handshake completed, or one side refused. */
fun Outcome.shouldNotStall(): Outcome = apply { expect(stall().invert()) }

/** The sides agree, or one of them is not established. */
fun Outcome.shouldNotDisagree(): Outcome = apply { expect(disagree().invert()) }

/** The handshake made its keys in another way; see [haveHandshake]. */
infix fun Outcome.shouldNotHaveHandshake(kind: HandshakeKind): Outcome = apply { expect(haveHandshake(kind).invert()) }

/** The side sent other key shares, or these in another order; see [haveKeyShares]. */
fun Outcome.shouldNotHaveKeyShares(sender: Side, vararg groups: NamedGroup): Outcome = apply {
  expect(haveKeyShares(sender, *groups).invert())
}

/** The side signed with another scheme, or not at all. In TLS 1.3 it takes a handshake with secrets. */
fun Outcome.shouldNotHaveSignatureScheme(signer: Side, scheme: String): Outcome = apply {
  expect(meet(MessageExpectations.otherSignatureScheme(signer, scheme)))
}

/** The refusing side had another reason. */
infix fun Outcome.Refused.notBecause(reason: Reason): Outcome.Refused = apply { expect(failBecause(reason).invert()) }

/** The refusing side sent another alert, or none that is known. */
infix fun Outcome.Refused.withoutAlert(alert: Alert): Outcome.Refused = apply { expect(haveSentAlert(alert).invert()) }

/** The refused certificate is at another place of the chain, or no place is known. */
infix fun Outcome.Refused.notAtDepth(depth: Int): Outcome.Refused = apply { expect(failAtDepth(depth).invert()) }

/** The given revocation check did not decide. */
infix fun Outcome.Refused.withoutRevocationCheck(check: Revocation): Outcome.Refused = apply {
  expect(haveFailedRevocationCheck(check).invert())
}
