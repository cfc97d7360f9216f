package dev.tlsloop;

import dev.tlsloop.CipherProperties.Encryption;
import dev.tlsloop.CipherProperties.Mac;
import dev.tlsloop.CipherSuite.Authentication;
import dev.tlsloop.CipherSuite.KeyExchange;
import java.util.Comparator;
import java.util.List;

/**
 * OpenSSL's order of preference, in which a cipher string finds the suites. It comes out of a sequence of stable moves;
 * the comparison with the openssl program in the tests is what says that it is the right one.
 */
final class DefaultCipherOrder {
    static final List<CipherProperties> PREFERENCE = preference();

    private DefaultCipherOrder() {}

    private static List<CipherProperties> preference() {
        CipherStringState order = new CipherStringState(CipherRegistry.all().stream()
                .filter(CipherProperties::isSelectable)
                .sorted(Comparator.<CipherProperties>comparingInt(c -> c.suite().code())
                        .reversed())
                .toList());
        preferGoodAlgorithms(order);
        putBackWeakOnes(order);
        order.sortByStrength();
        preferModernProtocols(order);
        return order.selected();
    }

    private static void preferGoodAlgorithms(CipherStringState order) {
        order.add(c -> c.keyExchange() == KeyExchange.ECDHE && c.authentication() == Authentication.ECDSA);
        order.add(c -> c.keyExchange() == KeyExchange.ECDHE);
        order.delete(c -> true);
        order.add(c -> c.encryption() == Encryption.AESGCM);
        order.add(c -> c.encryption() == Encryption.CHACHA20);
        order.add(c -> c.encryption().isAes());
        order.add(c -> true);
    }

    private static void putBackWeakOnes(CipherStringState order) {
        order.moveToEnd(c -> c.mac() == Mac.MD5);
        order.moveToEnd(c -> c.authentication() == Authentication.NONE);
        order.moveToEnd(c -> c.keyExchange() == KeyExchange.RSA);
        order.moveToEnd(c -> c.keyExchange() == KeyExchange.PSK);
        order.moveToEnd(c -> c.encryption() == Encryption.RC4);
    }

    /** Forward secrecy and AEAD, then forward secrecy, then AEAD; what is moved last comes first. */
    private static void preferModernProtocols(CipherStringState order) {
        order.moveToFront(c -> c.version() == TlsVersion.TLS_1_2);
        order.moveToFront(c -> c.mac() == Mac.AEAD);
        order.moveToFront(DefaultCipherOrder::isEphemeral);
        order.moveToFront(c -> isEphemeral(c) && c.mac() == Mac.AEAD);
    }

    private static boolean isEphemeral(CipherProperties c) {
        return c.keyExchange() == KeyExchange.ECDHE || c.keyExchange() == KeyExchange.DHE;
    }
}
