package dev.tlsloop.contract;

import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Method;
import dev.tlsloop.Option;
import dev.tlsloop.PublicKeyAlgorithm;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.jsse.Jsse;

/** A program for settings that a process can change only once; it prints the result of one handshake. */
final class LegacyHandshake {
    private LegacyHandshake() {}

    /** Runs a handshake with the method in the second argument, after the preparation in the first. */
    public static void main(String[] arguments) {
        try {
            switch (arguments[0]) {
                case "enabled", "captured" -> Jsse.insecurelyEnableLegacyProtocolsInThisProcess();
                case "late" -> {
                    Context.client().build().start().close();
                    Jsse.insecurelyEnableLegacyProtocolsInThisProcess();
                }
                default -> {}
            }
            System.out.println(outcome(Method.valueOf(arguments[1]), arguments[0]));
        } catch (RuntimeException e) {
            System.out.println(e.getMessage());
        }
    }

    private static String outcome(Method method, String preparation) {
        ContextBuilder client = Context.of(method);
        if (preparation.equals("captured")) {
            client.options(Option.CAPTURE_SECRETS);
        }
        Context server = Context.server()
                .versions(TlsVersion.SSL_3_0, TlsVersion.TLS_1_3)
                .credential(ContractCredentials.localhost(PublicKeyAlgorithm.RSA))
                .build();
        return SuccessfulHandshake.success(
                        Loopback.between(client.build(), server).handshake())
                .server()
                .version()
                .toString();
    }
}
