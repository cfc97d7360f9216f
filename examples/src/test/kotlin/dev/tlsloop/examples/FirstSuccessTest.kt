package dev.tlsloop.examples

import dev.tlsloop.Reason.NAME_MISMATCH
import dev.tlsloop.Side.CLIENT
import dev.tlsloop.TlsVersion.TLS_1_3
import dev.tlsloop.fixtures.Authority
import dev.tlsloop.kotest.because
import dev.tlsloop.kotest.handshake
import dev.tlsloop.kotest.shouldFailOn
import dev.tlsloop.kotest.shouldNegotiate
import org.junit.jupiter.api.Test

/** Journey J1: a first handshake that succeeds, and one that refuses the same certificate for another name. */
class FirstSuccessTest {
  @Test
  fun succeeds() {
    // snippet
    val ca = Authority.create()
    handshake {
      client { trust(ca) }
      server { credential(ca.issue("localhost")) }
    } shouldNegotiate TLS_1_3
    // end
  }

  @Test
  fun isRefusedForAnotherName() {
    val ca = Authority.create()
    handshake {
      client { trust(ca) }
      server { credential(ca.issue("localhost")) }
      withServerName("other.test")
    } shouldFailOn CLIENT because NAME_MISMATCH
  }
}
