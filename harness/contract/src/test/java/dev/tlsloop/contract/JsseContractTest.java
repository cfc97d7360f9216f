package dev.tlsloop.contract;

import dev.tlsloop.Engine;
import dev.tlsloop.jsse.Jsse;

class JsseContractTest extends EngineContract {
    @Override
    public Engine clientEngine() {
        return Jsse.engine();
    }

    @Override
    public Engine serverEngine() {
        return Jsse.engine();
    }

    @Override
    public boolean staples() {
        return false;
    }
}
