package dev.tlsloop.openssl.settings;

import dev.tlsloop.UnsupportedSettingException;
import dev.tlsloop.openssl.reason.ErrorQueue;

/** The exceptions that name a setting which the installed libssl does not support. */
final class SettingRefusals {
    /** The remedy where another engine may lack the algorithm too. */
    static final String OTHER_LIBRARY = "use a libssl that has it, or leave it out";

    private SettingRefusals() {}

    /** Refuses a setting because libssl does not know an algorithm; the error queue has nothing to add. */
    static UnsupportedSettingException missing(String setting, String algorithm, String remedy) {
        ErrorQueue.clear();
        return refused(setting, "this libssl does not have " + algorithm, remedy);
    }

    /** Refuses a setting for the given reason. */
    static UnsupportedSettingException refused(String setting, String why, String remedy) {
        return new UnsupportedSettingException(setting, EngineName.OPENSSL, why, remedy);
    }
}
