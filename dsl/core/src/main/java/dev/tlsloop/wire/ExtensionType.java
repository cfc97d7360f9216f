package dev.tlsloop.wire;

import java.util.Map;

/**
 * The codes and names of hello extensions.
 *
 * <pre>{@code
 * String name = ExtensionType.nameOf(ExtensionType.SERVER_NAME);
 * }</pre>
 *
 * @see <a href="https://www.iana.org/assignments/tls-extensiontype-values/">TLS ExtensionType Values</a>
 */
public final class ExtensionType {
    public static final int SERVER_NAME = 0;
    public static final int STATUS_REQUEST = 5;
    public static final int SUPPORTED_GROUPS = 10;
    public static final int SIGNATURE_ALGORITHMS = 13;
    public static final int ALPN = 16;
    public static final int ENCRYPT_THEN_MAC = 22;
    public static final int EXTENDED_MASTER_SECRET = 23;
    public static final int SESSION_TICKET = 35;
    public static final int PRE_SHARED_KEY = 41;
    public static final int SUPPORTED_VERSIONS = 43;
    public static final int EARLY_DATA = 42;
    public static final int CERTIFICATE_AUTHORITIES = 47;
    public static final int KEY_SHARE = 51;

    private ExtensionType() {}

    /** The registry's name, such as {@code key_share}; {@code extension_0x0a0a} without one. */
    public static String nameOf(int type) {
        String name = NAMES.get(type);
        return name == null ? String.format("extension_0x%04x", type) : name;
    }

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(SERVER_NAME, "server_name"),
            Map.entry(1, "max_fragment_length"),
            Map.entry(STATUS_REQUEST, "status_request"),
            Map.entry(SUPPORTED_GROUPS, "supported_groups"),
            Map.entry(11, "ec_point_formats"),
            Map.entry(12, "srp"),
            Map.entry(SIGNATURE_ALGORITHMS, "signature_algorithms"),
            Map.entry(14, "use_srtp"),
            Map.entry(15, "heartbeat"),
            Map.entry(ALPN, "application_layer_protocol_negotiation"),
            Map.entry(17, "status_request_v2"),
            Map.entry(18, "signed_certificate_timestamp"),
            Map.entry(19, "client_certificate_type"),
            Map.entry(20, "server_certificate_type"),
            Map.entry(21, "padding"),
            Map.entry(ENCRYPT_THEN_MAC, "encrypt_then_mac"),
            Map.entry(EXTENDED_MASTER_SECRET, "extended_master_secret"),
            Map.entry(27, "compress_certificate"),
            Map.entry(28, "record_size_limit"),
            Map.entry(34, "delegated_credential"),
            Map.entry(SESSION_TICKET, "session_ticket"),
            Map.entry(PRE_SHARED_KEY, "pre_shared_key"),
            Map.entry(EARLY_DATA, "early_data"),
            Map.entry(SUPPORTED_VERSIONS, "supported_versions"),
            Map.entry(44, "cookie"),
            Map.entry(45, "psk_key_exchange_modes"),
            Map.entry(CERTIFICATE_AUTHORITIES, "certificate_authorities"),
            Map.entry(48, "oid_filters"),
            Map.entry(49, "post_handshake_auth"),
            Map.entry(50, "signature_algorithms_cert"),
            Map.entry(KEY_SHARE, "key_share"),
            Map.entry(57, "quic_transport_parameters"),
            Map.entry(0x3374, "next_protocol_negotiation"),
            Map.entry(0xFE0D, "encrypted_client_hello"),
            Map.entry(0xFF01, "renegotiation_info"));
}
