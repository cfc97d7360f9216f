package dev.tlsloop.report.fields;

import dev.tlsloop.wire.ExtensionType;
import java.util.function.LongFunction;

/** The extensions of a message, each with its type, its length and its content. */
final class ExtensionFields {
    private static final int PADDING = 21;
    private static final int DELEGATED_CREDENTIAL = 34;
    private static final int COOKIE = 44;
    private static final int KEY_EXCHANGE_MODES = 45;
    private static final int SCHEMES_OF_CERTIFICATES = 50;
    private static final int RENEGOTIATION = 0xFF01;

    private ExtensionFields() {}

    static void list(FieldReader fields, Place place) {
        fields.list("extensions", 2, "extension", list -> one(list, place));
    }

    private static void one(FieldReader list, Place place) {
        int type = list.peek(2);
        list.group(Codes.extension(type), extension -> {
            extension.number("extension_type", 2, code -> Codes.extension(code) + " (" + code + ")");
            return extension.inline(2, data -> data.more() ? content(type, data, place) : "no content");
        });
    }

    /** Names the content, and returns it in words where they are short. */
    private static String content(int type, FieldReader data, Place place) {
        return switch (type) {
            case ExtensionType.SUPPORTED_GROUPS -> numbers(data, "named_group_list", 2, Codes::group, "group");
            case ExtensionType.SIGNATURE_ALGORITHMS, SCHEMES_OF_CERTIFICATES, DELEGATED_CREDENTIAL ->
                numbers(data, "supported_signature_algorithms", 2, Codes::scheme, "scheme");
            case ExtensionType.SUPPORTED_VERSIONS ->
                place.offers()
                        ? numbers(data, "versions", 1, Codes::version, "version")
                        : number(data, "selected_version", 2, Codes::version);
            case ExtensionType.KEY_SHARE -> keyShare(data, place);
            case ExtensionType.PRE_SHARED_KEY -> preSharedKey(data, place);
            case ExtensionType.SERVER_NAME -> names(data, "server_name_list", 2);
            case ExtensionType.ALPN -> protocols(data);
            case ExtensionType.CERTIFICATE_AUTHORITIES -> {
                CertificateFields.authorities(data);
                yield "";
            }
            case ExtensionType.STATUS_REQUEST -> StatusFields.request(data, place);
            case ExtensionType.EARLY_DATA ->
                place == Place.TICKET ? number(data, "max_early_data_size", 4, size -> Codes.count(size, "byte")) : "";
            default -> small(type, data, place);
        };
    }

    private static String small(int type, FieldReader data, Place place) {
        return switch (type) {
            case 1 -> number(data, "max_fragment_length", 1, code -> Codes.count(256L << (code & 7), "byte"));
            case 11 -> numbers8(data, "ec_point_format_list", code -> code == 0 ? "uncompressed" : "format " + code);
            case 14 -> {
                data.list(
                        "SRTPProtectionProfiles",
                        2,
                        "profile",
                        list -> list.number("profile", 2, ExtensionFields::hex));
                data.vector("srtp_mki", 1, Codes::brief);
                yield "";
            }
            case 15 -> number(data, "mode", 1, code -> code == 1 ? "peer_allowed_to_send" : "peer_not_allowed_to_send");
            case 19, 20 ->
                place.offers()
                        ? numbers8(data, "certificate_types", ExtensionFields::certificateType)
                        : number(data, "certificate_type", 1, ExtensionFields::certificateType);
            case PADDING -> opaque(data, "padding");
            case 27 ->
                numbers(
                        data,
                        "algorithms",
                        1,
                        code -> code == 1 ? "zlib" : code == 2 ? "brotli" : code == 3 ? "zstd" : hex(code),
                        "algorithm");
            case 28 -> number(data, "record_size_limit", 2, size -> Codes.count(size, "byte"));
            case COOKIE -> vector(data, "cookie", 2);
            case KEY_EXCHANGE_MODES ->
                numbers8(data, "ke_modes", code -> code == 0 ? "psk_ke" : code == 1 ? "psk_dhe_ke" : "mode " + code);
            case RENEGOTIATION -> vector(data, "renegotiated_connection", 1);
            default -> opaque(data, "content");
        };
    }

    private static String keyShare(FieldReader data, Place place) {
        if (place == Place.HELLO_RETRY_REQUEST) {
            return number(data, "selected_group", 2, Codes::group);
        }
        if (!place.offers()) {
            return share(data);
        }
        StringBuilder groups = new StringBuilder();
        data.list(
                "client_shares",
                2,
                "share",
                list -> groups.append(groups.isEmpty() ? "" : ", ").append(share(list)));
        return groups.isEmpty() ? "no share" : groups.toString();
    }

    private static String share(FieldReader data) {
        String name = Codes.group(data.peek(2));
        data.group("KeyShareEntry", entry -> {
            entry.number("group", 2, Codes::group);
            entry.vector("key_exchange", 2, bytes -> "a public key, " + Codes.size(bytes));
            return name;
        });
        return name;
    }

    private static String preSharedKey(FieldReader data, Place place) {
        if (!place.offers()) {
            return number(data, "selected_identity", 2, index -> "identity " + index + " of the client's list");
        }
        data.list(
                "identities",
                2,
                "identity",
                list -> list.group("PskIdentity", identity -> {
                    identity.vector("identity", 2, Codes::brief);
                    identity.number("obfuscated_ticket_age", 4, age -> "the age in milliseconds plus ticket_age_add");
                    return "";
                }));
        data.list(
                "binders",
                2,
                "binder",
                list -> list.vector("PskBinderEntry", 1, bytes -> "proves the key, " + Codes.size(bytes)));
        return "";
    }

    private static String names(FieldReader data, String name, int lengthSize) {
        StringBuilder names = new StringBuilder();
        data.list(
                name,
                lengthSize,
                "name",
                list -> list.group("ServerName", entry -> {
                    entry.number("name_type", 1, code -> code == 0 ? "host_name" : "type " + code);
                    entry.vector("host_name", 2, bytes -> {
                        names.append(names.isEmpty() ? "" : ", ").append(Codes.text(bytes));
                        return Codes.text(bytes);
                    });
                    return "";
                }));
        return names.toString();
    }

    private static String protocols(FieldReader data) {
        StringBuilder names = new StringBuilder();
        data.list(
                "protocol_name_list",
                2,
                "protocol",
                list -> list.vector("ProtocolName", 1, bytes -> {
                    names.append(names.isEmpty() ? "" : ", ").append(Codes.text(bytes));
                    return Codes.text(bytes);
                }));
        return names.toString();
    }

    private static String numbers(
            FieldReader data, String name, int lengthSize, LongFunction<String> words, String noun) {
        int[] count = {0};
        data.list(name, lengthSize, noun, list -> {
            list.number(noun, 2, words);
            count[0]++;
        });
        return Codes.count(count[0], noun);
    }

    private static String numbers8(FieldReader data, String name, LongFunction<String> words) {
        StringBuilder values = new StringBuilder();
        data.list(
                name,
                1,
                "value",
                list -> list.number("value", 1, code -> {
                    values.append(values.isEmpty() ? "" : ", ").append(words.apply(code));
                    return words.apply(code);
                }));
        return values.toString();
    }

    private static String number(FieldReader data, String name, int size, LongFunction<String> words) {
        return words.apply(data.number(name, size, words));
    }

    private static String vector(FieldReader data, String name, int lengthSize) {
        String[] value = {""};
        data.vector(name, lengthSize, bytes -> value[0] = Codes.brief(bytes));
        return value[0];
    }

    private static String opaque(FieldReader data, String name) {
        String[] value = {""};
        data.remaining(name, bytes -> value[0] = Codes.brief(bytes));
        return value[0];
    }

    private static String certificateType(long code) {
        return code == 0 ? "X509" : code == 2 ? "RawPublicKey" : "type " + code;
    }

    private static String hex(long code) {
        return String.format("0x%04x", code);
    }
}
