package io.github.pidkeeper.app.dbus;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.freedesktop.dbus.connections.BusAddress;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** A server of notifications as it is told of them: keeps what it is to show, and passes on what a person does with it. */
final class FakeNotifications implements AutoCloseable {

    /** Most can do as much. */
    static final List<String> USUAL = List.of("body", "body-markup", "actions");

    /** A notification that is to be shown. */
    record Posted(
            long number,
            long replaced,
            String application,
            String summary,
            String body,
            List<String> actions,
            Map<String, Variant<?>> hints,
            int timeout) {

        Object hint(String name) {
            return hints.get(name).getValue();
        }
    }

    private final DBusConnection connection;
    private final BusLink link;
    private final List<String> capabilities;
    private final AtomicInteger numbers;
    private final CountDownLatch silence = new CountDownLatch(1);
    private volatile boolean silent;

    final Notes<Posted> posted = new Notes<>();
    final Notes<Long> closed = new Notes<>();
    final Notes<String> asked = new Notes<>();

    private FakeNotifications(DBusConnection connection, List<String> capabilities, int first) {
        this.connection = connection;
        this.link = new BusLink(connection);
        this.capabilities = capabilities;
        this.numbers = new AtomicInteger(first);
    }

    static FakeNotifications on(Path socket, List<String> capabilities) throws DBusException {
        return on(socket, capabilities, 1);
    }

    /** @param first the number of its first notification */
    static FakeNotifications on(Path socket, List<String> capabilities, int first) throws DBusException {
        FakeNotifications server = new FakeNotifications(connection(socket), capabilities, first);
        server.connection.exportObject(NotificationServer.PATH, server.new Server());
        server.connection.requestBusName(NotificationServer.SERVICE);
        return server;
    }

    private static DBusConnection connection(Path socket) throws DBusException {
        return DBusConnectionBuilder.forAddress(BusAddress.of("unix:path=" + socket))
                .withShared(false)
                .build();
    }

    /** Somebody who is on the bus and shows nothing. */
    static FakeNotifications impostor(Path socket) throws DBusException {
        return new FakeNotifications(connection(socket), List.of(), 1);
    }

    /** From now on it takes what it is asked and answers nothing. */
    void fallSilent() {
        silent = true;
    }

    /** It answers what it was asked meanwhile. */
    void speakAgain() {
        silent = false;
        silence.countDown();
    }

    /** Somebody else may be the server from now on; what it shows it goes on showing. */
    void stepBack() throws DBusException {
        connection.releaseBusName(NotificationServer.SERVICE);
    }

    /** What it has said until now has reached the bus. */
    void heard() {
        link.call(new BusCall(
                "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "GetId", "", List.of()));
    }

    /** A person has clicked on it, or on one of its buttons. */
    void invoke(long number, String action) {
        emit("ActionInvoked", "us", new UInt32(number), action);
    }

    /** It is no longer shown. */
    void dismiss(long number) {
        emit("NotificationClosed", "uu", new UInt32(number), new UInt32(2));
    }

    private void emit(String signal, String signature, Object... arguments) {
        link.emit(new BusSignal(
                NotificationServer.PATH, NotificationServer.SERVICE, signal, signature, List.of(arguments)));
    }

    @Override
    public void close() {
        silence.countDown();
        connection.disconnect();
    }

    private final class Server implements FakeNotificationServer {

        @Override
        public String getObjectPath() {
            return NotificationServer.PATH;
        }

        @Override
        public List<String> capabilities() {
            asked.add("capabilities");
            holdOn();
            return capabilities;
        }

        @Override
        public UInt32 post(
                String application,
                UInt32 replaced,
                String icon,
                String summary,
                String body,
                List<String> actions,
                Map<String, Variant<?>> hints,
                int timeout) {
            long number = replaced.longValue() == 0 ? numbers.getAndIncrement() : replaced.longValue();
            posted.add(new Posted(number, replaced.longValue(), application, summary, body, actions, hints, timeout));
            holdOn();
            return new UInt32(number);
        }

        @Override
        public void close(UInt32 number) {
            closed.add(number.longValue());
            emit("NotificationClosed", "uu", number, new UInt32(3));
        }

        private void holdOn() {
            try {
                if (silent) {
                    silence.await();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
