package demo

import dev.tlsloop.fixtures.Authority
import dev.tlsloop.harness.Loopback
import dev.tlsloop.harness.assertion.TlsAssertions.assertThat
import dev.tlsloop.kotlin.clientContext
import dev.tlsloop.kotlin.serverContext
import org.junit.jupiter.api.Test

class FirstTest {
  @Test
  fun aClientThatTrustsTheAuthorityAcceptsTheServer() {
    val ca = Authority.create()
    val client = clientContext { trust(ca) }
    val server = serverContext { credential(ca.issue("localhost")) }
    assertThat(Loopback.between(client, server).handshake()).succeeded()
  }
}
