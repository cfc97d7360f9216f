package dev.tlsloop.providers;

import dev.tlsloop.Engine;
import dev.tlsloop.contract.EngineContract;

class ConscryptConscryptContractTest extends EngineContract implements ConscryptPair {
    @Override
    public Engine clientEngine() {
        return Providers.CONSCRYPT;
    }

    @Override
    public Engine serverEngine() {
        return Providers.CONSCRYPT;
    }
}
