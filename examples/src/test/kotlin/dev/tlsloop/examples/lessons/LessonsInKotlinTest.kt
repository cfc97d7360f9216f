package dev.tlsloop.examples.lessons

import dev.tlsloop.CipherSuite.TLS_AES_128_GCM_SHA256
import dev.tlsloop.CipherSuite.TLS_AES_256_GCM_SHA384
import dev.tlsloop.NamedGroup.SECP256R1
import dev.tlsloop.NamedGroup.SECP384R1
import dev.tlsloop.NamedGroup.X25519
import dev.tlsloop.Reason.ILLEGAL_MESSAGE
import dev.tlsloop.Revocation.CRL_ALL
import dev.tlsloop.Side.CLIENT
import dev.tlsloop.Side.SERVER
import dev.tlsloop.TlsVersion.TLS_1_2
import dev.tlsloop.TlsVersion.TLS_1_3
import dev.tlsloop.VerifyMode.FAIL_IF_NO_PEER_CERT
import dev.tlsloop.VerifyMode.PEER
import dev.tlsloop.fixtures.Authority
import dev.tlsloop.fixtures.Chain
import dev.tlsloop.fixtures.KeyType
import dev.tlsloop.harness.assertion.TlsAssertions.assertThat
import dev.tlsloop.harness.fault.Fault
import dev.tlsloop.harness.transcript.HandshakeKind.RESUMED_BY_PSK
import dev.tlsloop.harness.transcript.MessageType.CERTIFICATE_REQUEST
import dev.tlsloop.kotest.because
import dev.tlsloop.kotest.handshake
import dev.tlsloop.kotest.loopback
import dev.tlsloop.kotest.shouldBeServedBy
import dev.tlsloop.kotest.shouldFailOn
import dev.tlsloop.kotest.shouldHaveClientCertificate
import dev.tlsloop.kotest.shouldHaveHandshake
import dev.tlsloop.kotest.shouldHaveNoRetry
import dev.tlsloop.kotest.shouldHaveRetry
import dev.tlsloop.kotest.shouldHaveSent
import dev.tlsloop.kotest.shouldHaveSignatureScheme
import dev.tlsloop.kotest.shouldNegotiate
import dev.tlsloop.kotest.shouldSucceed
import dev.tlsloop.kotlin.clientContext
import dev.tlsloop.kotlin.serverContext
import dev.tlsloop.openssl.OpenSsl
import java.time.Instant
import org.junit.jupiter.api.Assumptions.assumeTrue
import org.junit.jupiter.api.Test

/** The first piece of code of each lesson in Kotlin; docs/lessons/kotlin.md shows it. */
class LessonsInKotlinTest {
  @Test
  fun lesson1NeedsOneRoundTrip() {
    // snippet
    val ca = Authority.create("Root")
    val outcome = handshake {
      server { credential(ca.issue("localhost")).versions(TLS_1_3, TLS_1_3) }
      client { trust(ca).versions(TLS_1_3, TLS_1_3).groups(X25519) }
      withSecrets()
    }
    outcome.shouldNegotiate(TLS_1_3).shouldHaveNoRetry()
    // end
  }

  @Test
  fun lesson2FindsAPathAndASignature() {
    // snippet
    val chain = Chain.from(Authority.create(1)).via("Intermediate").to("localhost")
    val outcome = handshake {
      server { credential(chain.credential()).versions(TLS_1_3, TLS_1_3) }
      client { trust(chain) }
      withSecrets()
    }
    outcome.shouldHaveSignatureScheme(SERVER, "ecdsa_secp256r1_sha256").shouldSucceed()
    // end
  }

  @Test
  fun lesson3AcceptsAWildcard() {
    // snippet
    val ca = Authority.create(1)
    val names = ca.issuing().subject("CN=old.test").issue("www.a.test", "*.b.test", "10.0.0.1", "bücher.test")
    val outcome = handshake {
      server { credential(names).versions(TLS_1_3, TLS_1_3) }
      client { trust(ca) }
      withServerName("x.b.test")
    }
    outcome.shouldSucceed()
    // end
  }

  @Test
  fun lesson4AcceptsTheLastSecond() {
    val from = Instant.parse("2026-01-01T00:00:00Z")
    val until = Instant.parse("2026-03-31T23:59:59Z")
    // snippet
    val ca = Authority.create(1)
    val outcome = handshake {
      server { credential(ca.issuing().validity(from, until).issue("localhost")) }
      client { trust(ca).verifyAt(until) }
    }
    outcome.shouldSucceed()
    // end
  }

  @Test
  fun lesson5AsksTheClient() {
    // snippet
    val ca = Authority.create("Root")
    val outcome = handshake {
      server { credential(ca.issue("localhost")).trust(ca).verify(PEER, FAIL_IF_NO_PEER_CERT) }
      client { trust(ca).credential(ca.issue("alice")).versions(TLS_1_3, TLS_1_3) }
      withSecrets()
    }
    outcome.shouldHaveSent(SERVER, CERTIFICATE_REQUEST).shouldHaveClientCertificate()
    // end
  }

  @Test
  fun lesson6TriesTwice() {
    // snippet
    val ca = Authority.create("Root")
    val outcome = handshake {
      server { credential(ca.issue("localhost")).groups(SECP384R1).cipherSuites(TLS_AES_128_GCM_SHA256) }
      client {
        trust(ca).versions(TLS_1_3, TLS_1_3).groups(SECP256R1, SECP384R1)
        cipherSuites(TLS_AES_256_GCM_SHA384, TLS_AES_128_GCM_SHA256)
      }
    }
    outcome.shouldHaveRetry().shouldNegotiate(SECP384R1).shouldNegotiate(TLS_AES_128_GCM_SHA256)
    // end
  }

  @Test
  fun lesson7ServesGreenOverHttp1() {
    // snippet
    val ca = Authority.create("Root")
    val blue = serverContext { credential(ca.issue("blue.test")).alpn("h2") }
    val green = serverContext { credential(ca.issue("green.test")).alpn("http/1.1") }
    val outcome = handshake {
      server { onServerName("blue.test", blue).onServerName("green.test", green) }
      client { trust(ca).versions(TLS_1_3, TLS_1_3).alpn("h2", "http/1.1") }
      withServerName("green.test")
    }
    outcome.shouldBeServedBy(green).shouldNegotiate("http/1.1")
    // end
  }

  @Test
  fun lesson8Resumes() {
    // snippet
    val ca = Authority.create("Root")
    val loopback = loopback {
      server { credential(ca.issue("localhost")).versions(TLS_1_3, TLS_1_3) }
      client { trust(ca) }
    }
    loopback.open().use { full ->
      full.resume().use { resumed -> resumed.outcome().shouldHaveHandshake(RESUMED_BY_PSK) }
    }
    // end
  }

  @Test
  fun lesson9LooksCertificatesUp() {
    // snippet
    val chain = Chain.from(Authority.create(1)).via("Intermediate").to("localhost")
    val outcome = handshake {
      server { credential(chain.credential()).versions(TLS_1_3, TLS_1_3) }
      client { trust(chain).revocation(CRL_ALL).crls(chain.crls()) }
    }
    outcome.shouldSucceed()
    // end
  }

  @Test
  fun lesson10OpensARecording() {
    val lesson = Lessons.all()[9]
    assumeTrue(lesson.obstacle().isEmpty, lesson.obstacle().orElse(""))
    // snippet
    val ca = Authority.create("Root")
    val rsa = ca.with(KeyType.RSA_2048).issue("localhost")
    val loopback = loopback {
      server { credential(rsa).versions(TLS_1_2, TLS_1_2).cipherList("AES128-GCM-SHA256").engine(OpenSsl.engine()) }
      client { trust(ca).cipherList("ALL").engine(OpenSsl.engine()) }
      withCapture()
    }
    loopback.open().use { pair ->
      pair.transfer(CLIENT, "password".toByteArray())
      val later = pair.transcript().decryptedWith(rsa.privateKey())
      assertThat(pair.outcome()).meets(Recorded.dataIn(later))
    }
    // end
  }

  @Test
  fun lesson11DerivesTheKey() {
    val hello = "hello".toByteArray()
    // snippet
    val ca = Authority.create("Root")
    val loopback = loopback {
      server { credential(ca.issue("localhost")).cipherSuites(TLS_AES_128_GCM_SHA256) }
      client { trust(ca).versions(TLS_1_3, TLS_1_3) }
      withSecrets()
    }
    loopback.open().use { pair ->
      pair.transfer(CLIENT, hello)
      val run = KeySchedule.of(pair.transcript())
      val secret = run.secret("CLIENT_TRAFFIC_SECRET_0")
      val opened = run.opens(CLIENT, 1, run.expand(secret, "key", 16), run.expand(secret, "iv", 12), hello)
      assertThat(pair.outcome()).meets(opened)
    }
    // end
  }

  @Test
  fun lesson12NoticesADowngrade() {
    // snippet
    val ca = Authority.create("Root")
    val server = serverContext { credential(ca.issue("localhost")) }
    val client = clientContext { trust(ca) }
    val honest = handshake {
      client(client)
      server(server)
      withSecrets()
    }
    val offset = Downgrade.offsetOfSupportedVersions(honest.transcript())
    val outcome = handshake {
      client(client)
      server(server)
      withFault(Fault.from(CLIENT).atByte(offset).flipBit(7))
    }
    outcome shouldFailOn CLIENT because ILLEGAL_MESSAGE
    // end
  }
}
