/** The tests that every engine and every pair of engines must pass, in {@link dev.tlsloop.contract.EngineContract}. */
module dev.tlsloop.contract {
    requires transitive dev.tlsloop.harness;
    requires dev.tlsloop.fixtures;
    requires dev.tlsloop.pem;
    requires transitive org.junit.jupiter.api;
    requires org.junit.jupiter.params;
    requires static org.jspecify;

    exports dev.tlsloop.contract;

    provides org.junit.jupiter.api.extension.Extension with
            dev.tlsloop.contract.SkipReasonPrinter;

    opens dev.tlsloop.contract to
            org.junit.platform.commons;
}
