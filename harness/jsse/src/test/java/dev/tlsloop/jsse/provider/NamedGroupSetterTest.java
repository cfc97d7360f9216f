package dev.tlsloop.jsse.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.NamedGroup;
import java.security.CryptoPrimitive;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Test;

class NamedGroupSetterTest {
    private static final Set<CryptoPrimitive> AGREEMENT = EnumSet.of(CryptoPrimitive.KEY_AGREEMENT);
    private static final NamedGroupSetter.OnlyThese ONLY_X25519 =
            new NamedGroupSetter.OnlyThese(List.of(NamedGroup.X25519));

    @Test
    void withoutAChoiceTheParametersStayAsTheyAre() {
        SSLParameters parameters = new SSLParameters();

        new NamedGroupSetter.Unchanged(List.of()).applyTo(parameters);

        assertEquals(null, parameters.getAlgorithmConstraints());
    }

    @Test
    void aChosenGroupIsPermitted() {
        assertTrue(ONLY_X25519.permits(AGREEMENT, "x25519", null));
    }

    @Test
    void anotherGroupIsNot() {
        assertFalse(ONLY_X25519.permits(AGREEMENT, "secp256r1", null));
    }

    @Test
    void signaturesAreNobodysBusinessHere() {
        assertTrue(ONLY_X25519.permits(EnumSet.of(CryptoPrimitive.SIGNATURE), "secp256r1", null));
    }

    @Test
    void anAlgorithmThatIsNoGroupIsPermitted() {
        assertTrue(ONLY_X25519.permits(AGREEMENT, "EC", null));
    }

    @Test
    void halfOfAHybridIsPermittedWithTheHybrid() {
        assertTrue(new NamedGroupSetter.OnlyThese(List.of(NamedGroup.X25519_MLKEM768))
                .permits(AGREEMENT, "ML-KEM-768", null));
    }

    @Test
    void halfOfAHybridIsNotPermittedWithoutIt() {
        assertFalse(ONLY_X25519.permits(AGREEMENT, "ML-KEM-768", null));
    }
}
