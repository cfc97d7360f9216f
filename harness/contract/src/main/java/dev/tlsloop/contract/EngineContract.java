package dev.tlsloop.contract;

import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What every engine promises, as a JUnit 5 class: subclass it with a pair of engines and run it.
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
 * <p>Two engines of different make belong in it both ways round. It asserts reasons and never alerts, except where the
 * alert is the user's own choice. The tests stand in one interface for each subject, so that a report names them.
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
    /** For subclasses, which need no more than to name their engines. */
    public EngineContract() {}
}
