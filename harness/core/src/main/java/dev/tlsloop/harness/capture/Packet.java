package dev.tlsloop.harness.capture;

import dev.tlsloop.Side;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;

/**
 * A TCP segment of a run, which {@link #encoded} puts into an IPv4 packet.
 *
 * @param sequence the number of its first byte, or of its flag
 * @param acknowledged the number of the next byte that the sender expects
 * @param comments what a reader of the file should know about it
 */
record Packet(Side sender, Set<Flag> flags, int sequence, int acknowledged, byte[] payload, List<String> comments) {
    /** The bits of a TCP header. */
    enum Flag {
        FIN(0x01),
        SYN(0x02),
        PSH(0x08),
        ACK(0x10);

        private final int bit;

        Flag(int bit) {
            this.bit = bit;
        }
    }

    /** The most bytes of a segment: Ethernet's 1500 without the two headers. */
    static final int MOST_BYTES = 1_460;

    private static final int IP_HEADER = 20;
    private static final int TCP_HEADER = 20;
    private static final int MSS_OPTION = 4;
    private static final int TCP = 6;
    private static final int WINDOW = 65_535;

    /** The packet between these addresses, with both checksums. */
    byte[] encoded(Addresses addresses) {
        byte[] segment = segment(addresses);
        ByteBuffer packet = ByteBuffer.allocate(IP_HEADER + segment.length);
        packet.put((byte) 0x45).put((byte) 0).putShort((short) packet.capacity());
        packet.putShort((short) 0).putShort((short) 0x4000);
        packet.put((byte) 64).put((byte) TCP).putShort((short) 0);
        packet.putInt(addresses.address(sender)).putInt(addresses.address(sender.peer()));
        packet.putShort(10, checksum(packet.array(), IP_HEADER, 0));
        return packet.put(segment).array();
    }

    private byte[] segment(Addresses addresses) {
        int header = TCP_HEADER + (flags.contains(Flag.SYN) ? MSS_OPTION : 0);
        ByteBuffer segment = ByteBuffer.allocate(header + payload.length);
        segment.putShort((short) addresses.port(sender)).putShort((short) addresses.port(sender.peer()));
        segment.putInt(sequence).putInt(acknowledged);
        segment.put((byte) (header / 4 << 4)).put((byte) bits()).putShort((short) WINDOW);
        segment.putInt(0);
        if (flags.contains(Flag.SYN)) {
            segment.put((byte) 2).put((byte) MSS_OPTION).putShort((short) MOST_BYTES);
        }
        segment.put(payload);
        int pseudoHeader =
                words(addresses.address(sender)) + words(addresses.address(sender.peer())) + TCP + segment.capacity();
        return segment.putShort(16, checksum(segment.array(), segment.capacity(), pseudoHeader))
                .array();
    }

    private int bits() {
        return flags.stream().mapToInt(flag -> flag.bit).sum();
    }

    private static int words(int address) {
        return (address >>> 16) + (address & 0xffff);
    }

    /** The Internet checksum of RFC 1071. */
    private static short checksum(byte[] bytes, int length, int start) {
        int sum = start;
        for (int i = 0; i < length; i++) {
            sum += (bytes[i] & 0xff) << (i % 2 == 0 ? 8 : 0);
        }
        while (sum >>> 16 != 0) {
            sum = (sum & 0xffff) + (sum >>> 16);
        }
        return (short) ~sum;
    }
}
