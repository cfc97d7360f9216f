package dev.tlsloop.pem.der;

/**
 * Refuses BER that is nested too deeply. The JDK's parser recurses into indefinite lengths without a limit, and takes
 * quadratic time for them.
 */
public final class DerNesting {
    private final byte[] bytes;
    private final int[] ends = new int[MOST_LEVELS];
    private int level;
    private int position;

    private DerNesting(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Refuses more than 64 levels; malformed bytes are left to the parser. */
    public static void check(String place, byte[] bytes) {
        if (new DerNesting(bytes).isTooDeep()) {
            throw new IllegalArgumentException(place + ": expected at most " + MOST_LEVELS
                    + " levels of nested objects, found more; give another file");
        }
    }

    private boolean isTooDeep() {
        while (position < bytes.length) {
            leaveFinishedObjects();
            if (position >= bytes.length || !(readHeader() || skipMalformedObject())) {
                return false;
            }
            if (level > MOST_LEVELS) {
                return true;
            }
        }
        return false;
    }

    private void leaveFinishedObjects() {
        while (level > 0 && ends[level - 1] != INDEFINITE && position >= ends[level - 1]) {
            level--;
        }
    }

    /** A parser may skip an object of definite length with any content, and recurse into the next one. */
    private boolean skipMalformedObject() {
        if (level == 0 || ends[level - 1] == INDEFINITE) {
            return false;
        }
        position = ends[--level];
        return true;
    }

    private boolean readHeader() {
        int tag = next();
        if ((tag & TAG_NUMBER) == TAG_NUMBER) {
            while ((next() & LONG_FORM) != 0 && position < bytes.length) {}
        }
        int first = next();
        if (tag == 0 && first == 0) {
            return leaveIndefinite();
        }
        boolean isConstructed = (tag & CONSTRUCTED) != 0;
        if (first == LONG_FORM) {
            return isConstructed && enter(INDEFINITE);
        }
        long length = first < LONG_FORM ? first : longLength(first - LONG_FORM);
        if (length < 0 || position + length > limit()) {
            return false;
        }
        int end = (int) (position + length);
        if (isConstructed) {
            return enter(end);
        }
        position = end;
        return true;
    }

    private boolean enter(int end) {
        if (level < MOST_LEVELS) {
            ends[level] = end;
        }
        level++;
        return true;
    }

    private boolean leaveIndefinite() {
        if (level == 0 || ends[level - 1] != INDEFINITE) {
            return false;
        }
        level--;
        return true;
    }

    private long longLength(int count) {
        long length = 0;
        for (int i = 0; i < count; i++) {
            length = length << Byte.SIZE | next();
            if (length > Integer.MAX_VALUE) {
                return -1;
            }
        }
        return length;
    }

    /** The end of the innermost object of definite length. */
    private int limit() {
        for (int i = level - 1; i >= 0; i--) {
            if (ends[i] != INDEFINITE) {
                return ends[i];
            }
        }
        return bytes.length;
    }

    private int next() {
        return position < bytes.length ? bytes[position++] & 0xff : 0;
    }

    private static final int MOST_LEVELS = 64;
    private static final int INDEFINITE = -1;
    private static final int TAG_NUMBER = 0x1f;
    private static final int CONSTRUCTED = 0x20;
    private static final int LONG_FORM = 0x80;
}
