package dev.tlsloop;

/** What is refused because it belongs to the other side, one sentence a mistake. */
final class SideRules {
    private SideRules() {}

    static void check(ContextSettings b) {
        boolean switches = !b.serverNames.isEmpty() || b.serverNameCallback != null;
        if (b.side == Side.CLIENT) {
            checkClient(b, switches);
        }
        if (b.side == Side.SERVER) {
            checkServer(b, switches);
        }
        b.serverNames.forEach((name, served) -> ContextRules.refuseIf(
                served.side().filter(s -> s == Side.CLIENT).isPresent(),
                "onServerName(\"" + name + "\", ...) is given a client; allowed is Context.server()...build()"));
    }

    private static void checkClient(ContextSettings b, boolean switches) {
        refuseServers("onServerName", switches, "move it to Context.server()");
        refuseServers("onAlpn", b.alpnCallback != null, "give what to offer to alpn(...)");
        refuseServers("clientCas", b.clientCas.isPresent(), "move it to Context.server()");
        refuseServers("temporaryDh", b.temporaryDh != null, "move it to Context.server()");
        refuseServers("ocspStaple", b.ocspStapleCallback != null, "judge what is stapled with onOcspResponse(...)");
        refuseServers(
                "onNextProtocolAdvertise",
                b.nextProtocolAdvertiseCallback != null,
                "choose among what is advertised with onNextProtocolSelect(...)");
    }

    private static void checkServer(ContextSettings b, boolean switches) {
        ContextRules.refuseIf(
                b.credentials.isEmpty() && !switches,
                "a server presents a certificate, and none is given; add credential(...), or onServerName(...) to"
                        + " serve by name");
        refuseClients("verifyHostName()", b.hostName, "a server verifies the chain alone");
        refuseClients("onOcspResponse", b.ocspResponseCallback != null, "give what to staple to ocspStaple(...)");
        refuseClients(
                "onNextProtocolSelect",
                b.nextProtocolSelectCallback != null,
                "list what is spoken with onNextProtocolAdvertise(...)");
    }

    private static void refuseServers(String setting, boolean given, String remedy) {
        ContextRules.refuseIf(given, setting + " is a server's setting, and this is a client; " + remedy);
    }

    private static void refuseClients(String setting, boolean given, String remedy) {
        ContextRules.refuseIf(given, setting + " is a client's setting, and this is a server; " + remedy);
    }
}
