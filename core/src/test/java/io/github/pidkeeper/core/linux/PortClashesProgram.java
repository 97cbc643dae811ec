package io.github.pidkeeper.core.linux;

import io.github.pidkeeper.core.arena.PrivateNamespace;
import io.github.pidkeeper.core.process.Place;
import io.github.pidkeeper.core.process.PortHolder;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Says for every two addresses of a loopback of its own whether a listener on the one is in the way of another on the other,
 * as we have it and as the kernel has it.
 */
final class PortClashesProgram {

    private static final int PORT = 1883;

    private PortClashesProgram() {}

    public static void main(String[] arguments) throws IOException {
        PrivateNamespace.insist();
        Procfs procfs = Procfs.ofThisSystem();
        var names = new UserNames(Path.of("/etc/passwd"));
        var libc = new Libc();
        var search = new PortSearch(libc, procfs, new SocketDiagnosis(libc, new ListenerTables(procfs)), names);
        List<String> addresses = List.of("127.0.0.1", "127.0.0.2", "0.0.0.0", "::1", "::");
        for (String held : addresses) {
            for (String wanted : addresses) {
                try (var holder = socket(held)) {
                    holder.bind(new InetSocketAddress(held, PORT));
                    System.out.println("%s %s %s %s".formatted(held, wanted, holds(search, wanted), refuses(wanted)));
                }
            }
        }
        linger(search);
    }

    /** A connection that the server has closed first stays in TIME_WAIT on the server's port. */
    private static void linger(PortSearch search) throws IOException {
        InetAddress address = InetAddress.ofLiteral("127.0.0.1");
        try (var server = new ServerSocket(PORT, 1, address);
                var client = new Socket(address, PORT)) {
            server.accept().close();
            client.getInputStream().read();
        }
        Procfs procfs = Procfs.ofThisSystem();
        boolean lingers = Stream.concat(
                        procfs.net("tcp").lines(), procfs.net("tcp6").lines())
                .anyMatch(line -> line.contains(":075B ") && line.contains(" 06 "));
        System.out.println("lingering %s %s".formatted(lingers, holds(search, "127.0.0.1")));
    }

    private static boolean holds(PortSearch search, String wanted) {
        return search.holderOf(new Place(List.of(InetAddress.ofLiteral(wanted)), PORT), List.of())
                        instanceof PortHolder.Held held
                && held.pids().contains(ProcessHandle.current().pid());
    }

    /** One of IPv4 where a plain one would be of both families. */
    private static ServerSocketChannel socket(String address) throws IOException {
        return ServerSocketChannel.open(
                address.indexOf(':') < 0 ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6);
    }

    private static boolean refuses(String wanted) throws IOException {
        try (var second = socket(wanted)) {
            second.bind(new InetSocketAddress(wanted, PORT));
            return false;
        } catch (BindException _) {
            return true;
        }
    }
}
