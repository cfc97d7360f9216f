package dev.tlsloop.contract;

import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The tests that every engine must pass, as a JUnit 5 class: subclass it with a pair of engines and run it.
 *
 * <pre>{@code
 * class MyEngineTest extends EngineContract {
 *     public Engine clientEngine() {
 *         return Jsse.engine();
 *     }
 *
 *     public Engine serverEngine() {
 *         return Jsse.engine();
 *     }
 * }
 * }</pre>
 *
 * <p>Test two different engines in both directions: each as the client and each as the server. The contract asserts
 * reasons, and an alert only where the user chose it. Each subject has its own interface, so that a report names it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(SkipUnsupported.class)
public abstract class EngineContract
        implements HandshakeContract,
                NegotiationContract,
                NothingInCommonContract,
                VerificationContract,
                VerifyCallbackContract,
                RevocationContract,
                ClientCertificateContract,
                AlpnContract,
                ServerNameContract,
                ServerNameCallbackContract,
                ResumptionContract,
                SettingsContract,
                MethodsContract,
                StateContract,
                InfoContract,
                OcspContract,
                KeyLogContract,
                SecretsContract,
                ClientCaContract,
                RenegotiationContract,
                OptionsContract,
                SessionCacheContract,
                FilesContract,
                PassphraseContract,
                DataContract,
                ShutdownContract,
                ConnectionContract,
                AccessorContract,
                SocketContract,
                SocketMisuseContract,
                BioContract {
    /** A constructor for subclasses, which only name their engines. */
    protected EngineContract() {}
}
