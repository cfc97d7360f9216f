package dev.tlsloop.jsse.provider;

import dev.tlsloop.ConnectionSettings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.StandardConstants;

/** A host name exactly as given; SNIHostName would normalise it. */
public final class RawServerName extends SNIServerName {
    public RawServerName(byte[] name) {
        super(StandardConstants.SNI_HOST_NAME, name);
    }

    /** The names that a client sends: none for an IP address, and an empty list keeps JSSE from adding a name itself. */
    public static List<SNIServerName> sentBy(ConnectionSettings settings) {
        return settings.serverName()
                .filter(name -> !name.isIpAddress())
                .<SNIServerName>map(name -> new RawServerName(name.name().getBytes(StandardCharsets.ISO_8859_1)))
                .map(List::of)
                .orElse(List.of());
    }

    /** The same for engines of others, some of which take nothing but a name that is normalised. */
    public static List<SNIServerName> normalised(ConnectionSettings settings) {
        return sentBy(settings).stream().map(RawServerName::asHostName).toList();
    }

    private static SNIServerName asHostName(SNIServerName raw) {
        try {
            return new SNIHostName(raw.getEncoded());
        } catch (IllegalArgumentException e) {
            return raw;
        }
    }
}
