package io.github.pidkeeper.core.process;

/**
 * Where a system tells about its processes and ports, for showing only: files, or the calls whose answers they are. They
 * read the same in every language. A {@code #} stands for the pid or the port.
 *
 * @param listing where all processes are listed by what they run
 * @param start where the time of the start is told
 * @param owner where the unit or container is told
 * @param ports where it is told who listens
 */
public record Sources(
        String listing, String executable, String commandLine, String start, String user, String owner, String ports) {

    public String executableOf(long pid) {
        return filled(executable, pid);
    }

    public String commandLineOf(long pid) {
        return filled(commandLine, pid);
    }

    public String startOf(long pid) {
        return filled(start, pid);
    }

    public String userOf(long pid) {
        return filled(user, pid);
    }

    public String ownerOf(long pid) {
        return filled(owner, pid);
    }

    public String holderOf(int port) {
        return filled(ports, port);
    }

    private static String filled(String source, long number) {
        return source.replace("#", Long.toString(number));
    }
}
