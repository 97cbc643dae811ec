package io.github.pidkeeper.app.dbus;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.freedesktop.dbus.connections.BusAddress;
import org.freedesktop.dbus.connections.IDisconnectCallback;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.interfaces.DBusSigHandler;
import org.freedesktop.dbus.matchrules.DBusMatchRule;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.messages.Error;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MethodCall;
import org.freedesktop.dbus.messages.constants.Flags;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open connection to the bus.
 *
 * <p>When the bus has gone, everything here is answered as if nobody were there; that it has gone is told to the {@link
 * BusUser}.
 */
final class BusLink {

    private static final Logger LOG = LoggerFactory.getLogger(BusLink.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** D-Bus specification, "Message Format": a person may be asked whether the caller is to be permitted. */
    private static final byte ALLOW_INTERACTIVE_AUTHORIZATION = 0x4;

    private final DBusConnection connection;

    BusLink(DBusConnection connection) {
        this.connection = connection;
    }

    /**
     * Opens a connection to the bus that listens there; waits without end if nobody answers who listens.
     *
     * @param lost told, on a thread of the connection, when the bus has gone
     */
    static BusLink open(Path socket, Consumer<IOException> lost) throws DBusException {
        return new BusLink(
                DBusConnectionBuilder.forAddress(BusAddress.of("unix:path=/").addParameter("path", socket.toString()))
                        .withShared(false)
                        .withDisconnectCallback(new IDisconnectCallback() {
                            @Override
                            public void disconnectOnError(IOException e) {
                                lost.accept(e);
                            }
                        })
                        .transportConfig()
                        .withTimeout(0) // else it tries for 10 s, and a bus that is not there does not come
                        .back()
                        .receivingThreadConfig()
                        .withSignalThreadCount(1)
                        .withErrorHandlerThreadCount(1)
                        .withMethodCallThreadCount(1)
                        .withMethodReturnThreadCount(1)
                        .connectionConfig()
                        .build());
    }

    /** Our own name on the bus, such as {@code :1.42}. */
    String name() {
        return connection.getUniqueName();
    }

    /** Lets others call the object's methods. */
    void publish(String path, DBusInterface object) throws DBusException {
        connection.exportObject(path, object);
    }

    /** Calls and waits, 5 s at most, for the answer. Never starts a program in order to get one. */
    BusReply call(BusCall call) {
        return call(call, PATIENCE);
    }

    /** The same, and waits as long as this at most. */
    BusReply call(BusCall call, Duration patience) {
        return call(call, Flags.NO_AUTO_START, patience);
    }

    /**
     * The same, and where nothing comes by then, what comes later is passed on, once, on a thread of its own.
     *
     * @param latest for how much longer, before it is passed on that nothing has come
     */
    BusReply call(BusCall call, Duration patience, Duration latest, Consumer<BusReply> late) {
        return call(
                call,
                Flags.NO_AUTO_START,
                patience,
                message -> Thread.ofPlatform()
                        .daemon()
                        .name("late answer to " + call.method())
                        .start(() -> late.accept(answer(message, latest))));
    }

    private static BusReply reply(Message answer) throws DBusException {
        List<Object> values = values(answer);
        return answer instanceof Error error
                ? new BusReply.Refused(error.getName(), values.isEmpty() ? "" : String.valueOf(values.getFirst()))
                : new BusReply.Returned(values);
    }

    /** The same, and meanwhile a person may be asked for permission, for as long as this. */
    BusReply callAskingAPerson(BusCall call, Duration patience) {
        return call(call, (byte) (Flags.NO_AUTO_START | ALLOW_INTERACTIVE_AUTHORIZATION), patience);
    }

    /** The same, and where nobody has that name the program that is to have it is started, as long as this is waited for. */
    BusReply callStarting(BusCall call, Duration patience) {
        return call(call, (byte) 0, patience);
    }

    /** Asks for something without an answer; returns at once. */
    void ask(BusCall call) {
        try {
            connection.sendMessage(message(call, (byte) (Flags.NO_AUTO_START | Flags.NO_REPLY_EXPECTED)));
        } catch (DBusException | DBusExecutionException | RejectedExecutionException e) {
            LOG.debug("{} was not called", call, e);
        }
    }

    private MethodCall message(BusCall call, byte flags) throws DBusException {
        return connection
                .getMessageFactory()
                .createMethodCall(
                        null,
                        call.service(),
                        call.path(),
                        call.type(),
                        call.method(),
                        flags,
                        call.signature(),
                        call.arguments().toArray());
    }

    private BusReply call(BusCall call, byte flags, Duration patience) {
        return call(call, flags, patience, _ -> {});
    }

    private BusReply call(BusCall call, byte flags, Duration patience, Consumer<MethodCall> unanswered) {
        MethodCall message;
        try {
            message = message(call, flags);
            connection.sendMessage(message);
        } catch (DBusException | DBusExecutionException | RejectedExecutionException e) {
            LOG.debug("{} was not called", call, e);
            return new BusReply.Unsent();
        }
        BusReply answer = answer(message, patience);
        if (answer instanceof BusReply.Nothing) {
            unanswered.accept(message);
        }
        return answer;
    }

    /** When the connection closes, everything is answered. */
    private static BusReply answer(MethodCall message, Duration patience) {
        try {
            Message answer = message.getReply(patience.toMillis());
            return answer == null ? new BusReply.Nothing() : reply(answer);
        } catch (DBusException | DBusExecutionException e) {
            LOG.debug("an answer that cannot be read: {}", message, e);
            return new BusReply.Nothing();
        }
    }

    /** Tells everybody; returns at once. Calls from one thread arrive in their order. */
    void emit(BusSignal signal) {
        try {
            connection.sendMessage(connection
                    .getMessageFactory()
                    .createSignal(
                            null,
                            signal.path(),
                            signal.type(),
                            signal.member(),
                            signal.signature().isEmpty() ? null : signal.signature(),
                            signal.arguments().toArray()));
        } catch (DBusException | DBusExecutionException | RejectedExecutionException e) {
            LOG.debug("{} was not sent", signal, e);
        }
    }

    /**
     * From now on passes the arguments of every signal that fits the rule, on a thread of the connection.
     *
     * @return ends that
     */
    Runnable listen(DBusMatchRule rule, Consumer<List<Object>> listener) throws DBusException {
        DBusSigHandler<DBusSignal> handler = signal -> {
            try {
                listener.accept(values(signal));
            } catch (DBusException e) {
                LOG.debug("a signal that cannot be read: {}", signal, e);
            }
        };
        try {
            connection.addGenericSigHandler(rule, handler);
        } catch (RejectedExecutionException e) {
            throw new DBusException(e);
        }
        return () -> {
            try {
                connection.removeGenericSigHandler(rule, handler);
            } catch (DBusException | DBusExecutionException | RejectedExecutionException e) {
                LOG.debug("{} is still listened to", rule, e);
            }
        };
    }

    void close() {
        connection.disconnect();
    }

    private static List<Object> values(Message message) throws DBusException {
        Object[] values = message.getParameters();
        return values == null ? List.of() : Arrays.asList(values);
    }
}
