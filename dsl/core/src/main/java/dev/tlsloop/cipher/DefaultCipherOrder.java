package dev.tlsloop.cipher;

import dev.tlsloop.cipher.CipherProperties.Authentication;
import dev.tlsloop.cipher.CipherProperties.Encryption;
import dev.tlsloop.cipher.CipherProperties.KeyExchange;
import dev.tlsloop.cipher.CipherProperties.Mac;
import java.util.Comparator;
import java.util.List;

/**
 * OpenSSL's default order of cipher suites, to which a cipher string applies its rules. A sequence of stable moves
 * produces it, and a test compares it with the openssl program.
 */
final class DefaultCipherOrder {
    private static final int TLS_1_2 = 0x0303;
    static final List<CipherProperties> PREFERENCE = preference();

    private DefaultCipherOrder() {}

    private static List<CipherProperties> preference() {
        CipherStringState order = new CipherStringState(CipherRegistry.all().stream()
                .filter(CipherProperties::isSelectable)
                .sorted(Comparator.<CipherProperties>comparingInt(c -> c.code()).reversed())
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

    /** Forward secrecy with AEAD, then forward secrecy, then AEAD; the last move has the highest preference. */
    private static void preferModernProtocols(CipherStringState order) {
        order.moveToFront(c -> c.version() == TLS_1_2);
        order.moveToFront(c -> c.mac() == Mac.AEAD);
        order.moveToFront(DefaultCipherOrder::isEphemeral);
        order.moveToFront(c -> isEphemeral(c) && c.mac() == Mac.AEAD);
    }

    private static boolean isEphemeral(CipherProperties c) {
        return c.keyExchange() == KeyExchange.ECDHE || c.keyExchange() == KeyExchange.DHE;
    }
}
