package demo

import dev.tlsloop.Reason.UNKNOWN_ISSUER
import dev.tlsloop.Side.CLIENT
import dev.tlsloop.TlsVersion.TLS_1_3
import dev.tlsloop.fixtures.kotest.TlsFixtures
import dev.tlsloop.kotest.TlsReports
import dev.tlsloop.kotest.because
import dev.tlsloop.kotest.handshake
import dev.tlsloop.kotest.shouldFailOn
import dev.tlsloop.kotest.shouldNegotiate
import io.kotest.core.extensions.install
import io.kotest.core.spec.style.StringSpec

class FirstSpec :
  StringSpec({
    val tls = install(TlsFixtures())
    extension(TlsReports())

    "a client that trusts the authority accepts the server" {
      handshake {
        client { trust(tls.ca) }
        server { credential(tls.ca.issue("localhost")) }
      } shouldNegotiate TLS_1_3
    }

    "a client that trusts another authority refuses the server" {
      handshake {
        client { trust(tls.authority("Other")) }
        server { credential(tls.ca.issue("localhost")) }
      } shouldFailOn CLIENT because UNKNOWN_ISSUER
    }
  })
