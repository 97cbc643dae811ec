package io.github.pidkeeper.app.dbus;

import io.github.pidkeeper.app.notice.Notice;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;
import org.freedesktop.dbus.types.UInt32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who shows notifications on this desktop, for as long as it is the same program: numbers of notifications and what it can
 * do hold no longer. What others say is not its word.
 *
 * @param name its own name on the bus, such as {@code :1.3}
 * @param deafen ends the listening to what it says
 */
record NotificationServer(BusLink link, String name, Set<String> capabilities, List<Runnable> deafen) {

    static final String SERVICE = "org.freedesktop.Notifications";
    static final String PATH = "/org/freedesktop/Notifications";

    private static final Logger LOG = LoggerFactory.getLogger(NotificationServer.class);
    private static final String BUS = "org.freedesktop.DBus";

    /** It may have to be started first; the bus itself gives up after 25 s. */
    private static final Duration FOR_ITS_START = Duration.ofSeconds(25);

    /** Hears what becomes of the notifications; some of them are not ours. Called on a thread of the connection. */
    interface Listener {

        void invoked(UInt32 number, String action);

        void closed(UInt32 number);

        /** The server of this name has gone. */
        void gone(String name);
    }

    /** The one on this bus, started if the desktop has one that can be; empty where there is none that answers. */
    static Optional<NotificationServer> on(BusLink link, Listener listener) {
        if (!(link.callStarting(call(SERVICE, "GetCapabilities", "", List.of()), FOR_ITS_START)
                instanceof BusReply.Returned(List<Object> capabilities))) {
            return Optional.empty();
        }
        var owner = new BusCall(BUS, "/org/freedesktop/DBus", BUS, "GetNameOwner", "s", List.of(SERVICE));
        if (!(link.call(owner) instanceof BusReply.Returned(List<Object> names))) {
            return Optional.empty();
        }
        String name = String.valueOf(names.getFirst());
        try {
            return Optional.of(new NotificationServer(link, name, texts(capabilities), hear(link, name, listener)));
        } catch (DBusException e) {
            LOG.debug("{} cannot be listened to", name, e);
            return Optional.empty();
        }
    }

    private static Set<String> texts(List<Object> capabilities) {
        var texts = new HashSet<String>();
        if (!capabilities.isEmpty() && capabilities.getFirst() instanceof List<?> list) {
            list.forEach(one -> texts.add(String.valueOf(one)));
        }
        return texts;
    }

    private static List<Runnable> hear(BusLink link, String name, Listener listener) throws DBusException {
        Runnable invoked = link.listen(signal(name, "ActionInvoked").build(), arguments -> {
            if (arguments.size() == 2 && arguments.getFirst() instanceof UInt32 number) {
                listener.invoked(number, String.valueOf(arguments.get(1)));
            }
        });
        Runnable closed = link.listen(signal(name, "NotificationClosed").build(), arguments -> {
            if (!arguments.isEmpty() && arguments.getFirst() instanceof UInt32 number) {
                listener.closed(number);
            }
        });
        DBusMatchRuleBuilder takeover = DBusMatchRuleBuilder.create()
                .withType("signal")
                .withSender(BUS)
                .withInterface(BUS)
                .withMember("NameOwnerChanged")
                .withArg0123(0, SERVICE);
        Runnable gone = link.listen(takeover.build(), nameOldNew -> {
            if (nameOldNew.size() == 3 && nameOldNew.get(1).equals(name)) {
                listener.gone(name);
            }
        });
        return List.of(invoked, closed, gone);
    }

    private static DBusMatchRuleBuilder signal(String sender, String member) {
        return DBusMatchRuleBuilder.create()
                .withType("signal")
                .withSender(sender)
                .withPath(PATH)
                .withInterface(SERVICE)
                .withMember(member);
    }

    /**
     * Shows it in the place of another, or of none (0), and waits for the number that it gets.
     *
     * @param latest for how much longer an answer is waited for after the patience was at its end
     * @param late told what has come by then, on a thread of its own
     */
    BusReply show(Notice notice, UInt32 replaced, Duration patience, Duration latest, Consumer<BusReply> late) {
        var message = new NoticeMessage(notice, capabilities);
        var call = call(name, "Notify", NoticeMessage.SIGNATURE, message.arguments(replaced));
        return link.call(call, patience, latest, late);
    }

    /** Returns at once. */
    void close(UInt32 number) {
        link.ask(call(name, "CloseNotification", "u", List.of(number)));
    }

    /** Listens to it no longer. */
    void leave() {
        deafen.forEach(Runnable::run);
    }

    private static BusCall call(String service, String method, String signature, List<Object> arguments) {
        return new BusCall(service, PATH, SERVICE, method, signature, arguments);
    }
}
