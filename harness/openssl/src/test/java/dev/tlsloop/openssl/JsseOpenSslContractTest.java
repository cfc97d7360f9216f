package dev.tlsloop.openssl;

import dev.tlsloop.Engine;
import dev.tlsloop.contract.EngineContract;
import dev.tlsloop.jsse.Jsse;
import org.junit.jupiter.api.AfterEach;

class JsseOpenSslContractTest extends EngineContract {
    @Override
    public Engine clientEngine() {
        return Jsse.engine();
    }

    @Override
    public Engine serverEngine() {
        return OpenSsl.engine();
    }

    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }
}
