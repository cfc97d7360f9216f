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
import dev.tlsloop.harness.Fact
import dev.tlsloop.harness.Outcome
import dev.tlsloop.harness.assertion.Expectation
import dev.tlsloop.harness.assertion.Expectations
import io.kotest.matchers.Matcher
import io.kotest.matchers.MatcherResult

/**
 * Any [Expectation], one of your own too, as a matcher. Its texts are those of the Java assertions.
 *
 * ```
 * outcome should meet(Expectations.alpn("h2"))     // passes when h2 was agreed
 * outcome shouldNot meet(Expectations.alpn("h2"))  // fails then
 * ```
 */
fun meet(expectation: Expectation): Matcher<Outcome> = Matcher { outcome ->
  MatcherResult(
    expectation.isMetBy(outcome),
    { Fact.text(expectation.facts(outcome)) },
    { Fact.text(expectation.negatedFacts(outcome)) },
  )
}

/**
 * Both sides are established and agree.
 *
 * ```
 * handshake { client { trust(ca) }; server { credential(ca.issue("localhost")) } } should succeed()   // passes
 * handshake { client { }; server { credential(ca.issue("localhost")) } } should succeed()             // fails
 * ```
 */
fun succeed(): Matcher<Outcome> = meet(Expectations.success())

/**
 * Nobody refused, and it did not complete.
 *
 * ```
 * handshake { client(client); server(server); withFault(Fault.from(SERVER).atByte(0).stall()) } should stall()  // passes
 * handshake { client(client); server(server) } should stall()                                                 // fails
 * ```
 */
fun stall(): Matcher<Outcome> = meet(Expectations.stall())

/**
 * Both sides are established, and do not mean the same connection.
 *
 * ```
 * disagreed should disagree()  // passes for an Outcome.Disagreed
 * outcome should disagree()    // fails for every other
 * ```
 */
fun disagree(): Matcher<Outcome> = meet(Expectations.disagreement())

/**
 * It succeeded with that version.
 *
 * ```
 * handshake { client(client); server(server) } should negotiate(TLS_1_3)  // passes: both sides speak it
 * handshake { client(client); server(server) } should negotiate(TLS_1_2)  // fails: the highest wins
 * ```
 */
fun negotiate(version: TlsVersion): Matcher<Outcome> = meet(Expectations.version(version))

/**
 * It succeeded with that cipher suite.
 *
 * ```
 * outcome should negotiate(CipherSuite(0x1302))  // passes for TLS_AES_256_GCM_SHA384
 * outcome should negotiate(CipherSuite(0x1303))  // fails then
 * ```
 */
fun negotiate(cipher: CipherSuite): Matcher<Outcome> = meet(Expectations.cipher(cipher))

/**
 * It succeeded with that key exchange group.
 *
 * ```
 * outcome should negotiate(NamedGroup.X25519)     // passes when x25519 was used
 * outcome should negotiate(NamedGroup.SECP256R1)  // fails then
 * ```
 */
fun negotiate(group: NamedGroup): Matcher<Outcome> = meet(Expectations.group(group))

/**
 * It succeeded with that ALPN protocol.
 *
 * ```
 * outcome should negotiate(AlpnProtocol.HTTP_2)    // passes when h2 was agreed
 * outcome should negotiate(AlpnProtocol.HTTP_1_1)  // fails then
 * ```
 */
fun negotiate(protocol: AlpnProtocol): Matcher<Outcome> = negotiate(protocol.name)

/**
 * It succeeded with the ALPN protocol of that name.
 *
 * ```
 * outcome should negotiate("h2")        // passes when h2 was agreed
 * outcome should negotiate("http/1.1")  // fails then
 * ```
 *
 * @throws IllegalArgumentException for what cannot be a protocol name
 */
fun negotiate(protocol: String): Matcher<Outcome> = meet(Expectations.alpn(protocol))

/**
 * It succeeded without an ALPN protocol.
 *
 * ```
 * handshake { client { trust(ca) }; server(server) } should negotiateNoProtocol()              // passes
 * handshake { client { trust(ca).alpn("h2") }; server(http2) } should negotiateNoProtocol()    // fails
 * ```
 */
fun negotiateNoProtocol(): Matcher<Outcome> = meet(Expectations.noAlpn())

/**
 * That side refused the other; what the other reported in consequence does not count.
 *
 * ```
 * handshake { client { }; server(server) } should failOn(CLIENT)  // passes: the client trusts nobody
 * handshake { client { }; server(server) } should failOn(SERVER)  // fails
 * ```
 */
fun failOn(side: Side): Matcher<Outcome> = meet(Expectations.failureOn(side))

/**
 * One side refused the other for that reason, which is the same on every engine.
 *
 * ```
 * handshake { client { }; server(server) } should failBecause(UNKNOWN_ISSUER)       // passes
 * handshake { client { }; server(server) } should failBecause(CERTIFICATE_EXPIRED)  // fails
 * ```
 */
fun failBecause(reason: Reason): Matcher<Outcome> = meet(Expectations.reason(reason))

/**
 * The refusing side sent that alert. It differs by engine and release: prefer [failBecause].
 *
 * ```
 * val outcome = handshake { client(client); server(front); withServerName("red.test") }
 * outcome should haveSentAlert(Alert.UNRECOGNIZED_NAME)  // passes
 * outcome should haveSentAlert(Alert.UNKNOWN_CA)         // fails
 * ```
 */
fun haveSentAlert(alert: Alert): Matcher<Outcome> = meet(Expectations.alert(alert))

/**
 * The certificate at that place of the chain was refused, 0 being the leaf.
 *
 * ```
 * expiredIntermediate should failAtDepth(1)  // passes
 * expiredIntermediate should failAtDepth(0)  // fails
 * ```
 */
fun failAtDepth(depth: Int): Matcher<Outcome> = meet(Expectations.depth(depth))

/**
 * A check of revocation was made, and what it found was the reason.
 *
 * ```
 * revokedByItsStaple should haveFailedRevocationCheck(STAPLE)  // passes
 * revokedByItsStaple should haveFailedRevocationCheck(CRL)     // fails
 * ```
 */
fun haveFailedRevocationCheck(check: Revocation): Matcher<Outcome> = meet(Expectations.revocationCheck(check))

/**
 * That party served: the context that was chosen by server name, or the server itself.
 *
 * ```
 * handshake { client(client); server(front); withServerName("green.test") } should beServedBy(green)  // passes
 * handshake { client(client); server(front); withServerName("green.test") } should beServedBy(blue)   // fails
 * ```
 */
fun beServedBy(party: Party): Matcher<Outcome> = meet(Expectations.servedBy(party))

/**
 * It succeeded by resuming a session.
 *
 * ```
 * pair.resume().use { it.outcome() should beResumed() }  // passes
 * pair.outcome() should beResumed()                     // fails: the first handshake is a full one
 * ```
 */
fun beResumed(): Matcher<Outcome> = meet(Expectations.resumption())

/**
 * It succeeded with a full handshake.
 *
 * ```
 * pair.outcome() should haveFullHandshake()                     // passes
 * pair.resume().use { it.outcome() should haveFullHandshake() }  // fails where the session was resumed
 * ```
 */
fun haveFullHandshake(): Matcher<Outcome> = meet(Expectations.fullHandshake())

/**
 * It succeeded, and the client presented a certificate, rather than quietly none.
 *
 * ```
 * handshake { client(alice); server(mutual) } should haveClientCertificate()   // passes
 * handshake { client(client); server(server) } should haveClientCertificate()  // fails: it was not asked for one
 * ```
 */
fun haveClientCertificate(): Matcher<Outcome> = meet(Expectations.clientCertificate())
