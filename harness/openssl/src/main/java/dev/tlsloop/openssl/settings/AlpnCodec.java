package dev.tlsloop.openssl.settings;

import dev.tlsloop.AlpnProtocol;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The encoding of ALPN and NPN protocol lists in OpenSSL: each name after one byte with its length. */
public final class AlpnCodec {
    private AlpnCodec() {}

    public static byte[] write(List<AlpnProtocol> protocols) {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        for (AlpnProtocol protocol : protocols) {
            wire.write(protocol.bytes().length);
            wire.writeBytes(protocol.bytes());
        }
        return wire.toByteArray();
    }

    public static List<AlpnProtocol> read(byte[] wire) {
        List<AlpnProtocol> protocols = new ArrayList<>();
        for (int i = 0; i < wire.length; i += 1 + (wire[i] & 0xFF)) {
            protocols.add(AlpnProtocol.ofBytes(Arrays.copyOfRange(wire, i + 1, i + 1 + (wire[i] & 0xFF))));
        }
        return protocols;
    }

    /** The offset of the name of a protocol in a list that contains it. */
    public static int offset(byte[] wire, AlpnProtocol protocol) {
        int i = 0;
        for (AlpnProtocol earlier : read(wire).subList(0, read(wire).indexOf(protocol))) {
            i += 1 + earlier.bytes().length;
        }
        return i + 1;
    }
}
