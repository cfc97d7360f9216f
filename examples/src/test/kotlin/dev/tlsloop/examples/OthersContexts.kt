package dev.tlsloop.examples

import java.security.KeyStore
import java.security.cert.X509Certificate
import javax.net.ssl.KeyManager
import javax.net.ssl.KeyManagerFactory
import javax.net.ssl.SSLContext
import javax.net.ssl.TrustManagerFactory
import javax.net.ssl.X509TrustManager
import okhttp3.OkHttpClient

/** SSLContexts as applications make them, with the JDK's own classes. */
internal object OthersContexts {
  fun trusting(anchor: X509Certificate): SSLContext = context(arrayOf(), manager(anchor))

  /** A context around the trust manager, as that client makes it. */
  fun ofClient(client: OkHttpClient): SSLContext = context(arrayOf(), checkNotNull(client.x509TrustManager))

  fun presenting(store: KeyStore, password: CharArray): SSLContext {
    val keys = KeyManagerFactory.getInstance("PKIX").apply { init(store, password) }
    return SSLContext.getInstance("TLS").apply { init(keys.keyManagers, null, null) }
  }

  fun manager(anchor: X509Certificate): X509TrustManager {
    val store = KeyStore.getInstance("PKCS12").apply { load(null, null) }
    store.setCertificateEntry("anchor", anchor)
    val factory = TrustManagerFactory.getInstance("PKIX").apply { init(store) }
    return factory.trustManagers.filterIsInstance<X509TrustManager>().single()
  }

  private fun context(keys: Array<KeyManager>, trust: X509TrustManager): SSLContext =
    SSLContext.getInstance("TLS").apply { init(keys, arrayOf(trust), null) }
}
