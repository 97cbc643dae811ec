package io.github.pidkeeper.core.linux;

/** The few numbers of the kernel's interface that are not the same on all machines. */
enum Architecture {
    /** x86, and all that took over its numbers: RISC-V, S/390, LoongArch. */
    COMMON(0x2_0000),
    /** ARM and PowerPC. */
    ARM(0x8000);

    private final int noFollow;

    Architecture(int noFollow) {
        this.noFollow = noFollow;
    }

    /** The architecture of this machine, from the system property {@code os.arch}. */
    static Architecture named(String name) {
        return name.startsWith("aarch64") || name.startsWith("arm") || name.startsWith("ppc") ? ARM : COMMON;
    }

    /** O_NOFOLLOW of open(2). */
    int noFollow() {
        return noFollow;
    }
}
