package dev.tlsloop.examples

import dev.tlsloop.Side.CLIENT
import dev.tlsloop.fixtures.Chain
import dev.tlsloop.fixtures.IssuerFlaw
import dev.tlsloop.jsse.Jsse
import dev.tlsloop.kotest.because
import dev.tlsloop.kotest.handshake
import dev.tlsloop.kotest.shouldFailOn
import dev.tlsloop.kotest.shouldSucceed
import org.junit.jupiter.api.Test
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.MethodSource

/** Journey J5: a client refuses an intermediate with any flaw, and accepts the same chain without it. */
class BrokenIntermediateTest {
  @ParameterizedTest
  @MethodSource("flaws")
  fun isRefused(flaw: IssuerFlaw) {
    // snippet
    val chain = Chain.from("Root").via("Intermediate", flaw).to("localhost")
    handshake {
      client { trust(chain) }
      server { credential(chain.credential) }
    } shouldFailOn CLIENT because flaw.reason()
    // end
  }

  @Test
  fun unbrokenIsAccepted() {
    val chain = Chain.from("Root").via("Intermediate").to("localhost")
    handshake {
      client { trust(chain) }
      server { credential(chain.credential) }
    }
      .shouldSucceed()
  }

  companion object {
    @JvmStatic fun flaws(): List<IssuerFlaw> = IssuerFlaw.refusedBy(Jsse.engine())
  }
}
