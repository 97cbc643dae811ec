package io.github.pidkeeper.app.dbus;

import io.github.pidkeeper.core.owner.Owner.SystemdUnit;
import io.github.pidkeeper.core.owner.OwnerAnswer;
import io.github.pidkeeper.core.owner.OwnerControl;
import io.github.pidkeeper.core.owner.UnitReading;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * systemd, asked over the bus of the system or of this user, by a connection for each question. Making one asks nobody, and
 * loads nothing of the bus.
 */
public final class SystemdControl implements OwnerControl {

    /** A bus answers within 2 s on the busiest machines. */
    private static final Duration SILENCE = Duration.ofSeconds(5);

    private final Map<String, String> environment;
    private final Duration silence;

    /** @param environment which tells where the buses are */
    public SystemdControl(Map<String, String> environment) {
        this(environment, SILENCE);
    }

    /** @param silence how long a bus that does not answer is waited for */
    SystemdControl(Map<String, String> environment, Duration silence) {
        this.environment = Map.copyOf(environment);
        this.silence = silence;
    }

    @Override
    public UnitReading look(SystemdUnit unit, OptionalLong pid) {
        return switch (place(unit)) {
            case BusSocket.Nowhere(String reason) -> new OwnerAnswer.NotReachable(reason);
            case BusSocket.At(Path socket) when unit.isService() -> look(socket, unit, pid);
            case BusSocket.At _ -> new OwnerAnswer.Refused(OwnerAnswer.Refusal.NO_SERVICE, unit.name());
        };
    }

    private UnitReading look(Path socket, SystemdUnit unit, OptionalLong pid) {
        var talk = new SystemdTalk<UnitReading>(
                socket,
                (manager, _) -> manager.read(unit, pid),
                no -> no,
                unheard -> new OwnerAnswer.NotReachable(unheard.reason()));
        try (talk) {
            return talk.begin(silence)
                    .await(silence.multipliedBy(2))
                    .orElseGet(() -> new OwnerAnswer.NotReachable(socket + " does not answer"));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new OwnerAnswer.NotReachable("interrupted");
        }
    }

    @Override
    public Order order(Verb verb, SystemdUnit unit, OptionalLong pid) {
        return switch (place(unit)) {
            case BusSocket.Nowhere(String reason) -> new Answered(new OwnerAnswer.NotReachable(reason));
            case BusSocket.At(Path socket)
            when unit.isService() ->
                new Ordered(new SystemdTalk<OwnerAnswer>(
                                socket,
                                (manager, order) -> manager.order(verb, unit, pid, order),
                                no -> no,
                                unheard -> unheard)
                        .begin(silence));
            case BusSocket.At _ -> new Answered(new OwnerAnswer.Refused(OwnerAnswer.Refusal.NO_SERVICE, unit.name()));
        };
    }

    private BusSocket place(SystemdUnit unit) {
        return unit.ofUser() ? BusSocket.ofUser(environment) : BusSocket.ofSystem(environment);
    }

    /** An order that is under way. */
    private record Ordered(SystemdTalk<OwnerAnswer> talk) implements Order {

        @Override
        public Optional<OwnerAnswer> await(Duration limit) throws InterruptedException {
            return talk.await(limit);
        }

        @Override
        public void close() {
            talk.close();
        }
    }

    /** One that was answered before it could be given. */
    private record Answered(OwnerAnswer answer) implements Order {

        @Override
        public Optional<OwnerAnswer> await(Duration limit) {
            return Optional.of(answer);
        }

        @Override
        public void close() {
            // Nobody was asked.
        }
    }
}
