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
import dev.tlsloop.harness.OutcomeScope
import dev.tlsloop.harness.assertion.Expectation
import dev.tlsloop.harness.assertion.Expectations
import io.kotest.matchers.Matcher
import io.kotest.matchers.MatcherResult

/**
 * A matcher for any [Expectation], also a user-supplied one. Its texts are those of the Java assertions.
 *
 * ```
 * outcome should meet(Expectations.alpn("h2"))     // passes if the sides negotiated h2
 * outcome shouldNot meet(Expectations.alpn("h2"))  // fails then
 * ```
 *
 * A matcher that fails tells [OutcomeScope] of its outcome, because Kotest creates the error.
 */
fun meet(expectation: Expectation): Matcher<Outcome> = Matcher { outcome ->
  MatcherResult(
    expectation.isMetBy(outcome),
    { failing(outcome, expectation.facts(outcome)) },
    { failing(outcome, expectation.negatedFacts(outcome)) },
  )
}

private fun failing(outcome: Outcome, facts: List<Fact>): String {
  OutcomeScope.tell(outcome)
  return Fact.text(facts)
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
 * Neither side refused, and the handshake did not complete.
 *
 * ```
 * handshake { client(client); server(server); withFault(Fault.from(SERVER).atByte(0).stall()) } should stall()  // passes
 * handshake { client(client); server(server) } should stall()                                                 // fails
 * ```
 */
fun stall(): Matcher<Outcome> = meet(Expectations.stall())

/**
 * Both sides are established, and their parameters differ.
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
 * outcome should negotiate(NamedGroup.X25519)     // passes if x25519 was used
 * outcome should negotiate(NamedGroup.SECP256R1)  // fails then
 * ```
 */
fun negotiate(group: NamedGroup): Matcher<Outcome> = meet(Expectations.group(group))

/**
 * It succeeded with that ALPN protocol.
 *
 * ```
 * outcome should negotiate(AlpnProtocol.HTTP_2)    // passes if the sides negotiated h2
 * outcome should negotiate(AlpnProtocol.HTTP_1_1)  // fails then
 * ```
 */
fun negotiate(protocol: AlpnProtocol): Matcher<Outcome> = negotiate(protocol.name)

/**
 * It succeeded with the ALPN protocol of that name.
 *
 * ```
 * outcome should negotiate("h2")        // passes if the sides negotiated h2
 * outcome should negotiate("http/1.1")  // fails then
 * ```
 *
 * @throws IllegalArgumentException for a text that is not a protocol name
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
 * The given side refused the other; a later report of the other does not count.
 *
 * ```
 * handshake { client { }; server(server) } should failOn(CLIENT)  // passes: the client trusts no authority
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
 * One side refused the certificate at that place of the chain, 0 being the leaf.
 *
 * ```
 * expiredIntermediate should failAtDepth(1)  // passes
 * expiredIntermediate should failAtDepth(0)  // fails
 * ```
 */
fun failAtDepth(depth: Int): Matcher<Outcome> = meet(Expectations.depth(depth))

/**
 * One side refused because of that revocation check.
 *
 * ```
 * revokedByItsStaple should haveFailedRevocationCheck(STAPLE)  // passes
 * revokedByItsStaple should haveFailedRevocationCheck(CRL)     // fails
 * ```
 */
fun haveFailedRevocationCheck(check: Revocation): Matcher<Outcome> = meet(Expectations.revocationCheck(check))

/**
 * The given party served: the context of the server name, or the server itself.
 *
 * ```
 * handshake { client(client); server(front); withServerName("green.test") } should beServedBy(green)  // passes
 * handshake { client(client); server(front); withServerName("green.test") } should beServedBy(blue)   // fails
 * ```
 */
fun beServedBy(party: Party): Matcher<Outcome> = meet(Expectations.servedBy(party))

/**
 * The given TLS object served: the SSLContext of `Jsse.endpoint(sslContext)`, or the SslContext of
 * `Netty.endpoint(sslContext)`.
 *
 * ```
 * handshake { client(client); server(Jsse.endpoint(production)) } should beServedBy(production)  // passes
 * handshake { client(client); server(Jsse.endpoint(production)) } should beServedBy(other)       // fails
 * ```
 */
fun beServedBy(tlsObject: Any): Matcher<Outcome> = meet(Expectations.servedBy(tlsObject))

/**
 * It passes these assertions. Their message becomes part of the report.
 *
 * ```
 * outcome should satisfy { it.engines().client() shouldBe "jsse 17.0.15" }  // passes on that JDK
 * ```
 */
fun satisfy(assertions: (Outcome) -> Unit): Matcher<Outcome> = meet(Expectations.satisfying(assertions))

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
 * pair.resume().use { it.outcome() should haveFullHandshake() }  // fails if the session was resumed
 * ```
 */
fun haveFullHandshake(): Matcher<Outcome> = meet(Expectations.fullHandshake())

/**
 * It succeeded, and the client presented a certificate.
 *
 * ```
 * handshake { client(alice); server(mutual) } should haveClientCertificate()   // passes
 * handshake { client(client); server(server) } should haveClientCertificate()  // fails: it was not asked for one
 * ```
 */
fun haveClientCertificate(): Matcher<Outcome> = meet(Expectations.clientCertificate())
