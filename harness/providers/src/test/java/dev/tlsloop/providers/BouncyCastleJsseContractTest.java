package dev.tlsloop.providers;

import dev.tlsloop.Engine;
import dev.tlsloop.contract.EngineContract;
import dev.tlsloop.jsse.Jsse;

class BouncyCastleJsseContractTest extends EngineContract implements BouncyCastlePair {
    @Override
    public Engine clientEngine() {
        return Providers.BCJSSE;
    }

    @Override
    public Engine serverEngine() {
        return Jsse.engine();
    }
}
