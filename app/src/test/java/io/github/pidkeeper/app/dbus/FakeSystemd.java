package io.github.pidkeeper.app.dbus;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.connections.BusAddress;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.UInt64;
import org.freedesktop.dbus.types.Variant;

/** A manager of services on a test's own bus, which has one unit, broker.service, and does with an order as it is told. */
final class FakeSystemd implements AutoCloseable {

    static final long PID = 4711;
    static final String RUN = "00f1e2d3c4b5a69788796a5b4c3d2e1f";

    private static final String PATH = "/org/freedesktop/systemd1";
    private static final String MANAGER = "org.freedesktop.systemd1.Manager";
    private static final String UNIT = PATH + "/unit/broker_2eservice";
    private static final String OTHER = PATH + "/unit/cron_2eservice";

    private final DBusConnection connection;
    private final BusLink link;
    private final Map<String, Variant<?>> properties = new ConcurrentHashMap<>();
    private final Set<Long> pids = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<String> ordered = new LinkedBlockingQueue<>();
    private volatile Function<String, DBusPath> deed = this::done;

    private FakeSystemd(DBusConnection connection) {
        this.connection = connection;
        this.link = new BusLink(connection);
        set("LoadState", "loaded");
        set("ActiveState", "active");
        set("CanReload", true);
        set("SendSIGKILL", true);
        set("Result", "success");
        set("InvocationID", HexFormat.of().parseHex(RUN));
        pids.add(PID);
        isAbout(PID);
        properties.put("TimeoutStopUSec", new Variant<>(new UInt64(90_000_000L)));
    }

    static FakeSystemd on(Path socket) throws DBusException {
        DBusConnection connection = DBusConnectionBuilder.forAddress(BusAddress.of("unix:path=" + socket))
                .withShared(false)
                .build();
        var systemd = new FakeSystemd(connection);
        connection.exportObject(PATH, systemd.new Manager());
        connection.exportObject(UNIT, systemd.new Unit());
        connection.requestBusName("org.freedesktop.systemd1");
        return systemd;
    }

    void set(String property, Object value) {
        properties.put(property, new Variant<>(value));
    }

    /** Whoever asks for it is told that there is none. */
    void conceal(String property) {
        properties.remove(property);
    }

    /** This is its main process, wherever it is. */
    void isAbout(long pid) {
        properties.put("MainPID", new Variant<>(new UInt32(pid)));
    }

    /** This process is one of it, too. */
    void has(long pid) {
        pids.add(pid);
    }

    /** What comes of an order from now on: the path of its job is answered, or an error is thrown. */
    void on(Function<String, DBusPath> what) {
        deed = what;
    }

    /** What was ordered, such as "stop broker.service replace", as it is. */
    BlockingQueue<String> ordered() {
        return ordered;
    }

    /** The job is over before its own name is known to whoever asked for it, and so is another. */
    DBusPath done(String order) {
        ended("/org/freedesktop/systemd1/job/1", "canceled");
        return ended("/org/freedesktop/systemd1/job/2", "done");
    }

    DBusPath ended(String job, String result) {
        var path = new DBusPath(job);
        link.emit(new BusSignal(
                PATH, MANAGER, "JobRemoved", "uoss", List.of(new UInt32(2), path, "broker.service", result)));
        return path;
    }

    private DBusPath order(String order) {
        ordered.add(order);
        return deed.apply(order);
    }

    @Override
    public void close() {
        connection.disconnect();
    }

    /** The manager itself. */
    final class Manager implements FakeManager {

        @Override
        public String getObjectPath() {
            return PATH;
        }

        @Override
        public DBusPath loadUnit(String name) {
            return new DBusPath(UNIT);
        }

        @Override
        public DBusPath unitOf(UInt32 pid) {
            return new DBusPath(pids.contains(pid.longValue()) ? UNIT : OTHER);
        }

        @Override
        public void subscribe() {
            // Everybody is told in any case.
        }

        @Override
        public DBusPath stop(String name, String mode) {
            return order("stop " + name + " " + mode);
        }

        @Override
        public DBusPath start(String name, String mode) {
            return order("start " + name + " " + mode);
        }

        @Override
        public DBusPath restart(String name, String mode) {
            return order("restart " + name + " " + mode);
        }

        @Override
        public DBusPath reload(String name, String mode) {
            return order("reload " + name + " " + mode);
        }
    }

    /** Its only unit. */
    final class Unit extends ReadOnlyProperties {

        Unit() {
            super(UNIT);
        }

        @Override
        Map<String, Variant<?>> properties() {
            return properties;
        }
    }
}
