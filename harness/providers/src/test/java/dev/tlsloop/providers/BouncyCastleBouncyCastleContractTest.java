package dev.tlsloop.providers;

import dev.tlsloop.Engine;
import dev.tlsloop.contract.EngineContract;

class BouncyCastleBouncyCastleContractTest extends EngineContract implements BouncyCastlePair {
    @Override
    public Engine clientEngine() {
        return Providers.BCJSSE;
    }

    @Override
    public Engine serverEngine() {
        return Providers.BCJSSE;
    }
}
