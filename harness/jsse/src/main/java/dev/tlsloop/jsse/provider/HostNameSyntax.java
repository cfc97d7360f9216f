package dev.tlsloop.jsse.provider;

import dev.tlsloop.ServerName;
import dev.tlsloop.UnsupportedSettingException;
import javax.net.ssl.SNIHostName;

/** The host names that SunJSSE can verify and, as a server, read: labels of letters, digits and inner hyphens. */
final class HostNameSyntax {
    private HostNameSyntax() {}

    /** SunJSSE makes an SNIHostName of each name that it verifies or reads. */
    static boolean isReadable(ServerName name) {
        if (name.isIpAddress()) {
            return true;
        }
        try {
            return !new SNIHostName(name.name()).getAsciiName().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static UnsupportedSettingException refusal(String setting, ProviderCapabilities capabilities) {
        return capabilities.refusal(
                setting,
                "the JDK takes no host name but labels of letters, digits and inner hyphens",
                "run it on the engine openssl, or give such a name");
    }
}
