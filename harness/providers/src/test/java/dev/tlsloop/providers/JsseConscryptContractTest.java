package dev.tlsloop.providers;

import dev.tlsloop.Engine;
import dev.tlsloop.contract.EngineContract;
import dev.tlsloop.jsse.Jsse;

class JsseConscryptContractTest extends EngineContract implements ConscryptPair {
    @Override
    public Engine clientEngine() {
        return Jsse.engine();
    }

    @Override
    public Engine serverEngine() {
        return Providers.CONSCRYPT;
    }
}
