package io.github.pidkeeper.app.dbus;

import io.github.pidkeeper.core.owner.Owner.SystemdUnit;
import io.github.pidkeeper.core.owner.OwnerAnswer;
import io.github.pidkeeper.core.owner.OwnerAnswer.Refusal;
import io.github.pidkeeper.core.owner.OwnerControl.Verb;
import io.github.pidkeeper.core.owner.UnitEnd;
import io.github.pidkeeper.core.owner.UnitReading;
import java.math.BigInteger;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/**
 * A manager of services as it is met on a bus: the system's, or that of a user (org.freedesktop.systemd1(5)).
 *
 * @param name its own name on the bus, such as {@code :1.3}: what comes from another is not its word
 */
record SystemdManager(BusLink link, String name) {

    private static final String SYSTEMD = "org.freedesktop.systemd1";
    private static final String MANAGER = SYSTEMD + ".Manager";
    private static final String UNIT = SYSTEMD + ".Unit";
    private static final String SERVICE = SYSTEMD + ".Service";
    private static final String PATH = "/org/freedesktop/systemd1";
    private static final String BUS = "org.freedesktop.DBus";
    private static final OwnerAnswer.NotReachable SILENT = new OwnerAnswer.NotReachable("systemd does not answer");

    /** Shells add this to the number of a signal, for an exit code. */
    private static final int BY_SIGNAL = 128;

    /** What systemd writes for a main process where there is none. */
    private static final long NO_PROCESS = 0;

    /** What systemd writes for a time without an end. */
    private static final BigInteger INFINITE = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

    /** For a person to read the question, and to find a password. */
    private static final Duration FOR_A_PERSON = Duration.ofMinutes(5);

    /** By these the bus says that an answer is no longer to be expected; what was asked for may be done all the same. */
    private static final Set<String> NO_ANSWER = Set.of(
            BUS + ".Error.NoReply", BUS + ".Error.Timeout", BUS + ".Error.TimedOut", BUS + ".Error.Disconnected");

    /** The manager on this bus; empty where there is none. Nobody is started. */
    static Optional<SystemdManager> on(BusLink link) {
        var question = new BusCall(BUS, "/org/freedesktop/DBus", BUS, "GetNameOwner", "s", List.of(SYSTEMD));
        return link.call(question) instanceof BusReply.Returned(List<Object> values)
                ? Optional.of(new SystemdManager(link, String.valueOf(values.getFirst())))
                : Optional.empty();
    }

    /** What it says of a unit. */
    UnitReading read(SystemdUnit unit, OptionalLong pid) {
        return switch (link.call(toManager("LoadUnit", "s", unit.name()))) {
            case BusReply.Returned(List<Object> values) -> read(path(values), pid);
            case BusReply.Refused refused -> refusal(refused);
            case BusReply.Nothing _, BusReply.Unsent _ -> SILENT;
        };
    }

    private UnitReading read(String unit, OptionalLong pid) {
        if (pid.isPresent()) {
            Optional<OwnerAnswer.NotDone> stranger =
                    stranger(unit, pid.getAsLong()).or(() -> foreignMain(unit, pid.getAsLong()));
            if (stranger.isPresent()) {
                return stranger.get();
            }
        }
        return property(unit, UNIT, "ActiveState")
                .<UnitReading>map(activity -> new UnitReading.Known(
                        String.valueOf(activity),
                        mainPid(unit),
                        isTrue(unit, UNIT, "CanReload"),
                        stopLimit(unit),
                        unstartable(unit),
                        isTrue(unit, UNIT, "NeedDaemonReload"),
                        run(unit),
                        end(unit)))
                .orElse(SILENT);
    }

    /** As journalctl writes it. */
    private Optional<String> run(String unit) {
        return property(unit, UNIT, "InvocationID")
                .map(id -> id instanceof List<?> bytes
                        ? bytes.stream()
                                .map(one -> HexFormat.of().toHexDigits((Byte) one))
                                .collect(Collectors.joining())
                        : "")
                .filter(id -> !id.isEmpty());
    }

    private Optional<UnitEnd> end(String unit) {
        return property(unit, SERVICE, "Result")
                .map(String::valueOf)
                .filter(result -> !result.equals("success"))
                .map(result -> new UnitEnd(result, endCode(unit)));
    }

    /** waitid(2) tells an exit (1) from a signal (2, and 3 with a core dump) in the one number, and which in the other. */
    private OptionalInt endCode(String unit) {
        OptionalInt status = number(unit, "ExecMainStatus");
        return switch (number(unit, "ExecMainCode").orElse(0)) {
            case 1 -> status;
            case 2, 3 -> OptionalInt.of(BY_SIGNAL + status.orElse(0));
            default -> OptionalInt.empty();
        };
    }

    private OptionalInt number(String unit, String property) {
        return property(unit, SERVICE, property).stream()
                .mapToInt(number -> Integer.parseInt(String.valueOf(number)))
                .findFirst();
    }

    /** What has become of its file, by org.freedesktop.systemd1(5), as far as that keeps it from being started. */
    private Optional<OwnerAnswer.Refused> unstartable(String unit) {
        String load = property(unit, UNIT, "LoadState").map(String::valueOf).orElse("");
        return switch (load) {
            case "not-found" -> Optional.of(new OwnerAnswer.Refused(Refusal.NO_SUCH_UNIT, ""));
            case "masked" -> Optional.of(new OwnerAnswer.Refused(Refusal.MASKED, ""));
            case "bad-setting", "error" -> Optional.of(new OwnerAnswer.Refused(Refusal.UNUSABLE_FILE, load));
            default -> Optional.empty();
        };
    }

    /** Why this process is not one of the unit; a name may be another for the same unit, so its object is compared. */
    private Optional<OwnerAnswer.NotDone> stranger(String unit, long pid) {
        return switch (link.call(toManager("GetUnitByPID", "u", new UInt32(pid)))) {
            case BusReply.Returned(List<Object> values) ->
                Optional.of(path(values))
                        .filter(found -> !found.equals(unit))
                        .map(found -> new OwnerAnswer.Refused(Refusal.NOT_ITS_PROCESS, found));
            case BusReply.Refused refused -> Optional.of(refusal(refused));
            case BusReply.Nothing _, BusReply.Unsent _ -> Optional.of(SILENT);
        };
    }

    /**
     * Why the main process is not one of the unit. systemd signals it wherever it is, and believes a pid file that belongs to
     * root: one that is out of date makes it whoever has that pid now.
     */
    private Optional<OwnerAnswer.NotDone> foreignMain(String unit, long pid) {
        Optional<Object> answer = property(unit, SERVICE, "MainPID");
        if (answer.isEmpty()) {
            return Optional.of(SILENT); // whom it would hit is not known
        }
        long main = Long.parseLong(String.valueOf(answer.get()));
        if (main == NO_PROCESS || main == pid) {
            return Optional.empty();
        }
        return stranger(unit, main)
                .map(no -> no instanceof OwnerAnswer.Refused
                        ? new OwnerAnswer.Refused(Refusal.FOREIGN_MAIN_PROCESS, String.valueOf(main))
                        : no);
    }

    private OptionalLong mainPid(String unit) {
        return property(unit, SERVICE, "MainPID").stream()
                .mapToLong(pid -> Long.parseLong(String.valueOf(pid)))
                .filter(pid -> pid != NO_PROCESS)
                .findFirst();
    }

    private Optional<Duration> stopLimit(String unit) {
        boolean forces = isTrue(unit, SERVICE, "SendSIGKILL");
        return property(unit, SERVICE, "TimeoutStopUSec")
                .map(limit -> new BigInteger(String.valueOf(limit)))
                .filter(limit -> forces && limit.compareTo(INFINITE) < 0)
                .map(limit -> Duration.of(limit.longValue(), ChronoUnit.MICROS));
    }

    private boolean isTrue(String object, String type, String property) {
        return property(object, type, property).filter(Boolean.TRUE::equals).isPresent();
    }

    private Optional<Object> property(String object, String type, String property) {
        var question = new BusCall(name, object, BUS + ".Properties", "Get", "ss", List.of(type, property));
        return link.call(question) instanceof BusReply.Returned(List<Object> values)
                        && values.getFirst() instanceof Variant<?> variant
                ? Optional.ofNullable(variant.getValue())
                : Optional.empty();
    }

    /**
     * Has it done, and waits without end until it says that this very job is over.
     *
     * @param stillWanted asked last of all; from then on it may be done
     */
    OwnerAnswer order(Verb verb, SystemdUnit unit, OptionalLong pid, BooleanSupplier stillWanted)
            throws DBusException, InterruptedException {
        if (read(unit, pid) instanceof OwnerAnswer.NotDone no) {
            return no;
        }
        // It may be over before we hear its name.
        var ended = new LinkedBlockingQueue<Job>();
        DBusMatchRuleBuilder removed = DBusMatchRuleBuilder.create()
                .withType("signal")
                .withSender(name)
                .withPath(PATH)
                .withInterface(MANAGER)
                .withMember("JobRemoved");
        link.listen(removed.build(), arguments -> Job.of(arguments).ifPresent(ended::add));
        boolean heard = switch (link.call(toManager("Subscribe", ""))) {
            case BusReply.Returned _, BusReply.Refused _ -> true;
            case BusReply.Nothing _, BusReply.Unsent _ -> false;
        };
        if (!heard || !stillWanted.getAsBoolean()) {
            return SILENT;
        }
        return switch (link.callAskingAPerson(toManager(method(verb), "ss", unit.name(), "replace"), FOR_A_PERSON)) {
            case BusReply.Returned(List<Object> values) -> result(path(values), ended);
            case BusReply.Refused refused ->
                NO_ANSWER.contains(refused.error())
                        ? new OwnerAnswer.Unheard(refused.text())
                        : ofThis(unit, refusal(refused));
            case BusReply.Nothing() -> new OwnerAnswer.Unheard("systemd does not answer");
            case BusReply.Unsent() -> SILENT;
        };
    }

    private static String method(Verb verb) {
        return switch (verb) {
            case STOP -> "StopUnit";
            case START -> "StartUnit";
            case RESTART -> "RestartUnit";
            case RELOAD -> "ReloadUnit";
        };
    }

    private static OwnerAnswer result(String job, BlockingQueue<Job> ended) throws InterruptedException {
        while (true) {
            Job one = ended.take();
            if (one.object().equals(job)) {
                return one.result().equals("done") ? new OwnerAnswer.Done() : new OwnerAnswer.Failed(one.result());
            }
        }
    }

    /** A job that is over. */
    private record Job(String object, String result) {

        static Optional<Job> of(List<Object> idJobUnitResult) {
            return idJobUnitResult.size() == 4
                    ? Optional.of(new Job(path(idJobUnitResult.subList(1, 2)), String.valueOf(idJobUnitResult.get(3))))
                    : Optional.empty();
        }
    }

    /**
     * The refusal, unless it speaks of another unit: where polkit is masked, or is not there, it is that which is told, by the
     * same name of an error.
     */
    private OwnerAnswer.NotDone ofThis(SystemdUnit unit, OwnerAnswer.NotDone refusal) {
        return refusal instanceof OwnerAnswer.Refused(Refusal why, String detail)
                        && (why == Refusal.MASKED || why == Refusal.NO_SUCH_UNIT)
                        && isLoaded(unit)
                ? new OwnerAnswer.Refused(Refusal.OTHER, detail)
                : refusal;
    }

    private boolean isLoaded(SystemdUnit unit) {
        return link.call(toManager("LoadUnit", "s", unit.name())) instanceof BusReply.Returned(List<Object> values)
                && property(path(values), UNIT, "LoadState")
                        .filter("loaded"::equals)
                        .isPresent();
    }

    private static OwnerAnswer.NotDone refusal(BusReply.Refused refused) {
        Refusal why = switch (refused.error()) {
            case BUS + ".Error.AccessDenied" -> Refusal.NOT_PERMITTED;
            case BUS + ".Error.InteractiveAuthorizationRequired" -> Refusal.NEEDS_AUTHORISATION;
            case SYSTEMD + ".UnitMasked" -> Refusal.MASKED;
            case SYSTEMD + ".NoSuchUnit" -> Refusal.NO_SUCH_UNIT;
            case SYSTEMD + ".BadUnitSetting", SYSTEMD + ".LoadFailed" -> Refusal.UNUSABLE_FILE;
            case SYSTEMD + ".OnlyByDependency" -> Refusal.ONLY_BY_DEPENDENCY;
            case SYSTEMD + ".NoUnitForPID" -> Refusal.NOT_ITS_PROCESS;
            default -> Refusal.OTHER;
        };
        return refused.nobodyThere()
                ? new OwnerAnswer.NotReachable(refused.text())
                : new OwnerAnswer.Refused(why, refused.text());
    }

    private BusCall toManager(String method, String signature, Object... arguments) {
        return new BusCall(name, PATH, MANAGER, method, signature, List.of(arguments));
    }

    private static String path(List<Object> values) {
        return values.getFirst() instanceof DBusPath path ? path.getPath() : String.valueOf(values.getFirst());
    }
}
