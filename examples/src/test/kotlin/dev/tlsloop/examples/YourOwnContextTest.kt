package dev.tlsloop.examples

import dev.tlsloop.Reason.UNKNOWN_ISSUER
import dev.tlsloop.Side.CLIENT
import dev.tlsloop.fixtures.Authority
import dev.tlsloop.jsse.Jsse
import dev.tlsloop.kotest.because
import dev.tlsloop.kotest.handshake
import dev.tlsloop.kotest.shouldFailOn
import dev.tlsloop.kotest.shouldSucceed
import javax.net.ssl.SSLContext
import okhttp3.OkHttpClient
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.MethodSource

/** Journey J4: the SSLContext of an application refuses an impostor and accepts the server that it trusts. */
class YourOwnContextTest {
  @ParameterizedTest
  @MethodSource("ofOthers")
  fun refusesAnImpostor(production: SSLContext) {
    // snippet
    handshake {
      client(Jsse.endpoint(production))
      server { credential(Authority.create().issue("api.test")) }
      withServerName("api.test")
    } shouldFailOn CLIENT because UNKNOWN_ISSUER
    // end
  }

  @ParameterizedTest
  @MethodSource("thatTrustTheAuthority")
  fun acceptsTheServerItTrusts(production: SSLContext) {
    handshake {
      client(Jsse.endpoint(production) { it.endpointIdentificationAlgorithm = "HTTPS" })
      server { credential(CA.issue("api.test")) }
      withServerName("api.test")
    }
      .shouldSucceed()
  }

  companion object {
    private val CA = Authority.create()

    @JvmStatic
    fun ofOthers(): List<SSLContext> = listOf(SSLContext.getDefault(), OthersContexts.ofClient(OkHttpClient()))

    @JvmStatic
    fun thatTrustTheAuthority(): List<SSLContext> {
      val plain = OthersContexts.trusting(CA.certificate())
      val client =
        OkHttpClient.Builder().sslSocketFactory(plain.socketFactory, OthersContexts.manager(CA.certificate()))
      return listOf(plain, OthersContexts.ofClient(client.build()))
    }
  }
}
