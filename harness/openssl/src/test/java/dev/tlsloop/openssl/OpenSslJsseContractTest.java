package dev.tlsloop.openssl;

import dev.tlsloop.Engine;
import dev.tlsloop.contract.EngineContract;
import dev.tlsloop.jsse.Jsse;
import org.junit.jupiter.api.AfterEach;

class OpenSslJsseContractTest extends EngineContract {
    @Override
    public Engine clientEngine() {
        return OpenSsl.engine();
    }

    @Override
    public Engine serverEngine() {
        return Jsse.engine();
    }

    @Override
    public boolean staples() {
        return false;
    }

    @Override
    public boolean listsVersionsBelowTls13() {
        return false;
    }

    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }
}
