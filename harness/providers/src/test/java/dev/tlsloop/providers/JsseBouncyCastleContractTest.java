package dev.tlsloop.providers;

import dev.tlsloop.Engine;
import dev.tlsloop.contract.EngineContract;
import dev.tlsloop.jsse.Jsse;

class JsseBouncyCastleContractTest extends EngineContract implements BouncyCastlePair {
    @Override
    public Engine clientEngine() {
        return Jsse.engine();
    }

    @Override
    public Engine serverEngine() {
        return Providers.BCJSSE;
    }
}
