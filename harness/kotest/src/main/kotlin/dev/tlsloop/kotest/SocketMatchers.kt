@file:OptIn(ExperimentalContracts::class)

package dev.tlsloop.kotest

import dev.tlsloop.Alert
import dev.tlsloop.Context
import dev.tlsloop.Reason
import dev.tlsloop.TlsVersion
import dev.tlsloop.harness.Fact
import dev.tlsloop.harness.assertion.SocketExpectation
import dev.tlsloop.harness.assertion.SocketExpectations
import dev.tlsloop.harness.assertion.TlsAssertions.assertThat
import dev.tlsloop.harness.socket.ConnectionEnd
import dev.tlsloop.harness.socket.SocketOutcome
import io.kotest.matchers.Matcher
import io.kotest.matchers.MatcherResult
import kotlin.contracts.ExperimentalContracts
import kotlin.contracts.contract

/**
 * A matcher for any [SocketExpectation], also a user-supplied one. Its texts are those of the Java assertions.
 *
 * ```
 * server.outcome() should meet(SocketExpectations.receivedData())     // passes if a request arrived
 * server.outcome() shouldNot meet(SocketExpectations.receivedData())  // fails then
 * ```
 */
fun meet(expectation: SocketExpectation): Matcher<SocketOutcome> = Matcher { outcome ->
  MatcherResult(
    expectation.isMetBy(outcome),
    { Fact.text(expectation.facts(outcome)) },
    { Fact.text(expectation.negatedFacts(outcome)) },
  )
}

/**
 * The side completed its handshake. From the next line on the outcome is a [SocketOutcome.Established] for the
 * compiler.
 *
 * ```
 * val outcome = TlsClient.call(client, server.address())
 * outcome.shouldBeEstablished()  // passes if the server is trusted
 * println(outcome.negotiated)    // smart-cast
 * ```
 */
fun SocketOutcome.shouldBeEstablished(): SocketOutcome.Established {
  contract { returns() implies (this@shouldBeEstablished is SocketOutcome.Established) }
  assertThat(this).established()
  return this as SocketOutcome.Established
}

/**
 * The side completed its handshake, and its peer did not refuse it before it sent data.
 *
 * ```
 * TlsClient.call(client, server.address()) should beEstablished()    // passes
 * TlsClient.call(stranger, server.address()) should beEstablished()  // fails: the client trusts no authority
 * ```
 */
fun beEstablished(): Matcher<SocketOutcome> = meet(SocketExpectations.established())

/**
 * The side is established, and application data of its peer arrived.
 *
 * ```
 * server.outcome() should receiveData()  // passes if a request arrived
 * server.outcome() should receiveData()  // fails if the client left after the handshake
 * ```
 */
fun receiveData(): Matcher<SocketOutcome> = meet(SocketExpectations.receivedData())

/**
 * The side is established, and its peer sent no application data.
 *
 * ```
 * server.outcome() should receiveNoData()  // passes if the client left after the handshake
 * server.outcome() should receiveNoData()  // fails if a request arrived
 * ```
 */
fun receiveNoData(): Matcher<SocketOutcome> = meet(SocketExpectations.receivedNoData())

/**
 * The side is established, and the connection ended that way for it.
 *
 * ```
 * server.outcome() should endWith(ConnectionEnd.CLOSE_NOTIFY)  // passes if the client closed cleanly
 * server.outcome() should endWith(ConnectionEnd.DEADLINE)      // fails then
 * ```
 */
fun endWith(end: ConnectionEnd): Matcher<SocketOutcome> = meet(SocketExpectations.end(end))

/**
 * The side is established with that version.
 *
 * ```
 * server.outcome() should beEstablishedWith(TLS_1_3)  // passes: both sides speak it
 * server.outcome() should beEstablishedWith(TLS_1_2)  // fails: the highest wins
 * ```
 */
fun beEstablishedWith(version: TlsVersion): Matcher<SocketOutcome> = meet(SocketExpectations.version(version))

/**
 * The side is established with that ALPN protocol.
 *
 * ```
 * server.outcome() should beEstablishedWith("h2")        // passes if the sides negotiated h2
 * server.outcome() should beEstablishedWith("http/1.1")  // fails then
 * ```
 */
fun beEstablishedWith(alpn: String): Matcher<SocketOutcome> = meet(SocketExpectations.alpn(alpn))

/**
 * The side is established without an ALPN protocol.
 *
 * ```
 * server.outcome() should beEstablishedWithoutAlpn()  // passes if a side offers none
 * server.outcome() should beEstablishedWithoutAlpn()  // fails if the sides negotiated h2
 * ```
 */
fun beEstablishedWithoutAlpn(): Matcher<SocketOutcome> = meet(SocketExpectations.noAlpn())

/**
 * The side is established, and its peer presented a certificate.
 *
 * ```
 * mutual.outcome() should seePeerCertificate()  // passes if the client presented one
 * server.outcome() should seePeerCertificate()  // fails: the server asks for none
 * ```
 */
fun seePeerCertificate(): Matcher<SocketOutcome> = meet(SocketExpectations.peerCertificate())

/**
 * The side is established, and resumed a session.
 *
 * ```
 * server.outcomes()[1] should resumeSession()  // passes if the client offered its session
 * server.outcomes()[0] should resumeSession()  // fails: the first handshake is a full one
 * ```
 */
fun resumeSession(): Matcher<SocketOutcome> = meet(SocketExpectations.resumption())

/**
 * That context served: the one that the server name chose, or that of the server.
 *
 * ```
 * front.outcome() should serveWith(green)  // passes for a client that sent green.test
 * front.outcome() should serveWith(blue)   // fails then
 * ```
 */
fun serveWith(context: Context): Matcher<SocketOutcome> = meet(SocketExpectations.servedBy(context))

/**
 * The side refused its peer.
 *
 * ```
 * TlsClient.call(stranger, server.address()) should refusePeer()  // passes: the client trusts no authority
 * TlsClient.call(client, server.address()) should refusePeer()    // fails
 * ```
 */
fun refusePeer(): Matcher<SocketOutcome> = meet(SocketExpectations.refusedPeer())

/**
 * The peer refused the side with an alert.
 *
 * ```
 * server.outcome() should beRefusedByPeer()  // passes if the client sent an alert
 * server.outcome() should beRefusedByPeer()  // fails if its request arrived
 * ```
 */
fun beRefusedByPeer(): Matcher<SocketOutcome> = meet(SocketExpectations.refusedByPeer())

/**
 * One side refused the other for that reason; a refusal by the peer has the reason of its alert.
 *
 * ```
 * TlsClient.call(stranger, server.address()) should seeRefusalBecause(UNKNOWN_ISSUER)       // passes
 * TlsClient.call(stranger, server.address()) should seeRefusalBecause(CERTIFICATE_EXPIRED)  // fails
 * ```
 */
fun seeRefusalBecause(reason: Reason): Matcher<SocketOutcome> = meet(SocketExpectations.reason(reason))

/**
 * One side refused the other with that alert.
 *
 * ```
 * server.outcome() should seeRefusalWith(Alert.CERTIFICATE_UNKNOWN)  // passes if the client sent it
 * server.outcome() should seeRefusalWith(Alert.UNKNOWN_CA)           // fails then
 * ```
 */
fun seeRefusalWith(alert: Alert): Matcher<SocketOutcome> = meet(SocketExpectations.alert(alert))

/**
 * The side refused the certificate at that place of the chain, 0 being the leaf.
 *
 * ```
 * TlsClient.call(client, expiredIntermediate) should refuseAtDepth(1)  // passes
 * TlsClient.call(client, expiredIntermediate) should refuseAtDepth(0)  // fails
 * ```
 */
fun refuseAtDepth(depth: Int): Matcher<SocketOutcome> = meet(SocketExpectations.depth(depth))

/**
 * The handshake ended without a refusal and before it was complete.
 *
 * ```
 * server.outcome() should beAbandoned()  // passes if the client left in the handshake
 * server.outcome() should beAbandoned()  // fails if it sent an alert
 * ```
 */
fun beAbandoned(): Matcher<SocketOutcome> = meet(SocketExpectations.abandoned())

/**
 * The peer sent bytes that are not TLS.
 *
 * ```
 * server.outcome() should receiveOtherThanTls()  // passes if the client sent plain HTTP
 * server.outcome() should receiveOtherThanTls()  // fails if it sent a ClientHello
 * ```
 */
fun receiveOtherThanTls(): Matcher<SocketOutcome> = meet(SocketExpectations.notTls())
