package dev.tlsloop.openssl;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Structure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The memory of this process outside the Java heap, as reported by glibc and the kernel.
 *
 * @param malloced bytes in use
 * @param resident bytes in memory, the Java heap included
 */
record NativeHeap(long malloced, long resident) {
    private static final LibC C = Native.load("c", LibC.class);
    private static final String RESIDENT = "VmRSS:";

    /** {@code <malloc.h>} of glibc 2.33 and above. */
    public interface LibC extends Library {
        Mallinfo2 mallinfo2();

        int malloc_trim(long pad);
    }

    /** The result of {@code mallinfo2}. */
    @Structure.FieldOrder({
        "arena",
        "ordblks",
        "smblks",
        "hblks",
        "hblkhd",
        "usmblks",
        "fsmblks",
        "uordblks",
        "fordblks",
        "keepcost"
    })
    public static final class Mallinfo2 extends Structure implements Structure.ByValue {
        public long arena;
        public long ordblks;
        public long smblks;
        public long hblks;
        public long hblkhd;
        public long usmblks;
        public long fsmblks;
        public long uordblks;
        public long fordblks;
        public long keepcost;
    }

    /** Measures after a garbage collection and after the allocator has returned free memory. */
    static NativeHeap now() throws IOException {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        C.malloc_trim(0);
        Mallinfo2 info = C.mallinfo2();
        return new NativeHeap(info.uordblks + info.hblkhd, residentKibibytes() * 1024);
    }

    NativeHeap minus(NativeHeap before) {
        return new NativeHeap(malloced - before.malloced, resident - before.resident);
    }

    NativeHeap least(NativeHeap other) {
        return new NativeHeap(Math.min(malloced, other.malloced), Math.min(resident, other.resident));
    }

    private static long residentKibibytes() throws IOException {
        String line = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(l -> l.startsWith(RESIDENT))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", ""));
    }
}
