package dev.tlsloop.examples

import dev.tlsloop.Reason.UNRECOGNIZED_NAME
import dev.tlsloop.Side.SERVER
import dev.tlsloop.fixtures.Authority
import dev.tlsloop.kotest.because
import dev.tlsloop.kotest.handshake
import dev.tlsloop.kotest.shouldBeServedBy
import dev.tlsloop.kotest.shouldFailOn
import dev.tlsloop.kotlin.serverContext
import org.junit.jupiter.api.Test

/** Journey J3: a server selects its context by the client's server name, and refuses an unlisted name. */
class ServerNamesTest {
  @Test
  fun servesTheContextOfTheName() {
    // snippet
    val ca = Authority.create()
    val blue = serverContext { credential(ca.issue("blue.test")) }
    val green = serverContext { credential(ca.issue("green.test")) }
    handshake {
      client { trust(ca) }
      server { onServerName("blue.test", blue).onServerName("green.test", green) }
      withServerName("green.test")
    } shouldBeServedBy green
    // end
  }

  @Test
  fun refusesAnUnlistedName() {
    val ca = Authority.create()
    val blue = serverContext { credential(ca.issue("blue.test")) }
    handshake {
      client { trust(ca) }
      server { onServerName("blue.test", blue) }
      withServerName("red.test")
    } shouldFailOn SERVER because UNRECOGNIZED_NAME
  }
}
