package dev.tlsloop.openssl;

import dev.tlsloop.Protocol;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** ALPN protocols as OpenSSL takes and gives them: each behind one byte that holds its length. */
final class AlpnWire {
    private AlpnWire() {}

    static byte[] write(List<Protocol> protocols) {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        for (Protocol protocol : protocols) {
            wire.write(protocol.bytes().length);
            wire.writeBytes(protocol.bytes());
        }
        return wire.toByteArray();
    }

    static List<Protocol> read(byte[] wire) {
        List<Protocol> protocols = new ArrayList<>();
        for (int i = 0; i < wire.length; i += 1 + (wire[i] & 0xFF)) {
            protocols.add(Protocol.ofBytes(Arrays.copyOfRange(wire, i + 1, i + 1 + (wire[i] & 0xFF))));
        }
        return protocols;
    }

    /** Where the bytes of a protocol begin in a list that holds it. */
    static int offset(byte[] wire, Protocol protocol) {
        int i = 0;
        for (Protocol earlier : read(wire).subList(0, read(wire).indexOf(protocol))) {
            i += 1 + earlier.bytes().length;
        }
        return i + 1;
    }
}
