package io.github.pidkeeper.app.dbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.freedesktop.dbus.connections.BusAddress;
import org.freedesktop.dbus.connections.IDisconnectCallback;
import org.freedesktop.dbus.connections.base.AbstractConnectionBase;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.matchrules.DBusMatchRule;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MethodCall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A connection in the moment of its closing that takes nothing more to send, and is still open. */
@Timeout(30)
class ClosingLinkBusIT {

    private static final DBusMatchRule RULE = DBusMatchRuleBuilder.create()
            .withType("signal")
            .withInterface(NotificationServer.SERVICE)
            .build();

    private static final BusCall QUESTION = new BusCall(
            "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "GetId", "", List.of());

    @TempDir
    Path directory;

    private final CountDownLatch answered = new CountDownLatch(1);
    private final CountDownLatch sending = new CountDownLatch(1);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CompletableFuture<Void> letGo = new CompletableFuture<>();
    private PrivateBus daemon;
    private DBusConnection connection;
    private BusLink link;

    @BeforeEach
    void aConnection() throws IOException, DBusException {
        daemon = PrivateBus.in(directory);
        connection = DBusConnectionBuilder.forAddress(BusAddress.of("unix:path=" + daemon.socket()))
                .withShared(false)
                .withDisconnectCallback(new MuchToSay())
                .build();
        link = new BusLink(connection);
    }

    @AfterEach
    void leaveNothingBehind() {
        letGo.complete(null);
        link.close();
        daemon.close();
    }

    @Test
    void whoListensMayStop() throws DBusException, InterruptedException {
        Runnable deafen = link.listen(RULE, _ -> {});
        beginToClose();
        assertThatCode(deafen::run).doesNotThrowAnyException();
    }

    @Test
    void nobodyCanBeginToListen() throws DBusException, InterruptedException {
        beginToClose();
        assertThatThrownBy(() -> link.listen(RULE, _ -> {})).isInstanceOf(DBusException.class);
    }

    @Test
    void whatIsAskedIsKnownNotToBeHeard() throws DBusException, InterruptedException {
        beginToClose();
        assertThat(link.call(QUESTION)).isEqualTo(new BusReply.Unsent());
    }

    @Test
    void whatIsAskedAfterItHasClosedIsKnownNotToBeHeard() {
        link.close();
        assertThat(link.call(QUESTION)).isEqualTo(new BusReply.Unsent());
    }

    private void beginToClose() throws DBusException, InterruptedException {
        connection.sendMessage(new Question());
        answered.await();
        Thread.ofPlatform().daemon().start(link::close);
        closing.await();
    }

    /** When the connection is closed, there is something that is just being sent, and something that whoever closes it sends. */
    private final class MuchToSay implements IDisconnectCallback {

        @Override
        public void requestedDisconnect(Integer left) {
            try {
                connection.sendMessage(new Slow(sending));
                sending.await();
                connection.sendMessage(new Slow(closing));
            } catch (DBusException | InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** Something that is not sent before the test lets it go. */
    private final class Slow extends DBusSignal {

        private final CountDownLatch begun;

        Slow(CountDownLatch begun) throws DBusException {
            super(
                    connection.getMessageFactory().getEndianess(),
                    null,
                    NotificationServer.PATH,
                    NotificationServer.SERVICE,
                    "Slow",
                    "s",
                    "word");
            this.begun = begun;
        }

        @Override
        public void appendbody(AbstractConnectionBase sender) throws DBusException {
            begun.countDown();
            letGo.join();
            super.appendbody(sender);
        }
    }

    /** Keeps who reads the connection busy with its answer: to end him while he reads would close it at once. */
    private final class Question extends MethodCall {

        Question() throws DBusException {
            super(
                    connection.getMessageFactory().getEndianess(),
                    "org.freedesktop.DBus",
                    "/org/freedesktop/DBus",
                    "org.freedesktop.DBus",
                    "GetId",
                    (byte) 0,
                    null);
        }

        @Override
        public synchronized void setReply(Message answer) {
            answered.countDown();
            letGo.join();
            super.setReply(answer);
        }
    }
}
