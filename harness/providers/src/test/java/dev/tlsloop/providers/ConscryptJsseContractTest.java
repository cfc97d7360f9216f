package dev.tlsloop.providers;

import dev.tlsloop.Engine;
import dev.tlsloop.contract.EngineContract;
import dev.tlsloop.jsse.Jsse;

class ConscryptJsseContractTest extends EngineContract implements ConscryptPair {
    @Override
    public Engine clientEngine() {
        return Providers.CONSCRYPT;
    }

    @Override
    public Engine serverEngine() {
        return Jsse.engine();
    }
}
