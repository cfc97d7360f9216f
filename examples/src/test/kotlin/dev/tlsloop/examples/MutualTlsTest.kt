package dev.tlsloop.examples

import dev.tlsloop.Reason.UNKNOWN_ISSUER
import dev.tlsloop.Side.SERVER
import dev.tlsloop.VerifyMode.FAIL_IF_NO_PEER_CERT
import dev.tlsloop.VerifyMode.PEER
import dev.tlsloop.fixtures.Authority
import dev.tlsloop.kotest.because
import dev.tlsloop.kotest.handshake
import dev.tlsloop.kotest.shouldFailOn
import dev.tlsloop.kotest.shouldHaveClientCertificate
import org.junit.jupiter.api.Test

/** Journey J2: a server that requires client certificates refuses an untrusted one and accepts a trusted one. */
class MutualTlsTest {
  @Test
  fun refusesAStranger() {
    // snippet
    val ca = Authority.create()
    val stranger = Authority.create().issue("mallory")
    handshake {
      client { trust(ca).credential(stranger) }
      server { credential(ca.issue("localhost")).trust(ca).verify(PEER, FAIL_IF_NO_PEER_CERT) }
    } shouldFailOn SERVER because UNKNOWN_ISSUER
    // end
  }

  @Test
  fun acceptsItsOwn() {
    val ca = Authority.create()
    handshake {
      client { trust(ca).credential(ca.issue("alice")) }
      server { credential(ca.issue("localhost")).trust(ca).verify(PEER, FAIL_IF_NO_PEER_CERT) }
    }
      .shouldHaveClientCertificate()
  }
}
