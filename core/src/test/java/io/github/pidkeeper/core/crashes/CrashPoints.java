package io.github.pidkeeper.core.crashes;

import io.github.pidkeeper.core.arena.Arena;
import io.github.pidkeeper.core.arena.BrokerLine;
import io.github.pidkeeper.core.arena.TestProgram;
import io.github.pidkeeper.core.arena.Verb;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.standin.Bystander;
import io.github.pidkeeper.core.standin.DirectoryTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Lets one operation die at its first point, its second, and so on to its last, and sees each time what the next program makes
 * of what is left; tells a line for every point.
 */
final class CrashPoints implements AutoCloseable {

    private static final int NEVER = 0;
    private static final int ENDED_BY_FORCE = 128 + 9;
    private static final List<Verb> NEXT = List.of(Verb.STOP, Verb.START, Verb.RESTART, Verb.REPAIR);
    private static final List<Verb> NEXT_OF_PID_FILE =
            List.of(Verb.UNDO_REPAIR, Verb.REPAIR, Verb.START, Verb.STOP, Verb.RESTART);

    private final Scenario scenario;
    private final Arena arena = new Arena();
    private final BrokerLine line;
    private final Broker broker;
    private final Path marks = arena.directory().resolve("marks");
    private final Path told = Files.createTempFile("changes", "");

    private CrashPoints(Scenario scenario) throws IOException {
        this.scenario = scenario;
        line = scenario.broker(arena);
        broker = line.broker();
    }

    /**
     * Arguments: the scenario; who of how many this is, counted from 0; and whether to try all points with all that can come
     * next, or of every kind the first with one of them.
     */
    public static void main(String[] arguments) throws Exception {
        int worker = Integer.parseInt(arguments[1]);
        int workers = Integer.parseInt(arguments[2]);
        boolean all = Boolean.parseBoolean(arguments[3]);
        try (var points = new CrashPoints(Scenario.valueOf(arguments[0]))) {
            List<Integer> chosen = points.survey(all);
            for (int i = worker; i < chosen.size(); i += workers) {
                int at = chosen.get(i);
                List<Verb> nexts = points.scenario.isOfPidFile() ? NEXT_OF_PID_FILE : NEXT;
                points.pass(at, all ? nexts : List.of(nexts.get(at % nexts.size())));
            }
        }
    }

    /** Runs unharmed once, and returns the points to be tried. */
    private List<Integer> survey(boolean all) throws IOException, InterruptedException {
        if (pass(NEVER, false, Verb.STOP)) {
            throw new AssertionError("the operator has not completed");
        }
        List<String> changes = changes();
        return IntStream.rangeClosed(1, changes.size())
                .filter(at -> all || isFirstOfItsKind(changes, at - 1))
                .boxed()
                .toList();
    }

    /** A sync is of no kind: what was written is there after the death of a process, whether it was synced or not. */
    private static boolean isFirstOfItsKind(List<String> changes, int index) {
        String kind = kind(changes.get(index));
        return !kind.startsWith("sync ")
                && changes.subList(0, index).stream().map(CrashPoints::kind).noneMatch(kind::equals);
    }

    /** The journal is written to again and again, and some files have a time or a pid in their names. */
    private static String kind(String change) {
        return change.contains("/marks/") ? change : change.replaceAll("[0-9]+", "");
    }

    private void pass(int at, List<Verb> nexts) throws IOException, InterruptedException {
        for (Verb next : nexts) {
            boolean cut = pass(at, false, next);
            if (cut && changes().getLast().startsWith("write ")) {
                pass(at, true, next);
            }
        }
    }

    /** Returns false if it completed unharmed: what an operation writes depends a little on what it sees of a starting process. */
    private boolean pass(int at, boolean torn, Verb next) throws IOException, InterruptedException {
        // One for each: its life is too short for all.
        try (var bystander = Bystander.start()) {
            return pass(at, torn, next, bystander);
        }
    }

    private boolean pass(int at, boolean torn, Verb next, Bystander bystander)
            throws IOException, InterruptedException {
        OptionalLong original = begin(bystander);
        Process operator = operate(at, torn);
        String words = new String(operator.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = operator.waitFor();
        if (code == 0) {
            wholePlanWasCarriedOut(words);
            arena.clear(broker);
            if (!bystander.harm().isEmpty()) {
                throw new AssertionError("a bystander was hit: " + bystander.harm());
            }
            return false;
        }
        var aftermath = new Aftermath(arena, broker);
        List<String> complaints = new ArrayList<>();
        if (code != ENDED_BY_FORCE) {
            complaints.add("the operator has ended with " + code + ": " + words);
        }
        aftermath.settle(changes());
        List<String> journal = aftermath.journalLines();
        aftermath.look(scenario);
        aftermath.next(next, original, scenario.wantsItToRun());
        arena.clear(broker);
        aftermath.journal(journal);
        aftermath.litter();
        complaints.addAll(aftermath.complaints());
        bystander.harm().forEach(harm -> complaints.add("a bystander was hit: " + harm));
        String what = changes().getLast();
        System.out.println(new Point(
                        scenario,
                        Point.kind(what, torn),
                        what.replace(arena.directory().toString(), ""),
                        next.text(),
                        String.join("; ", complaints))
                .line());
        return true;
    }

    /** Returns what the pid file names; where that was repaired already, what it named before. */
    private OptionalLong begin(Bystander bystander) throws IOException, InterruptedException {
        for (Path directory : List.of(arena.state(), marks)) {
            if (Files.exists(directory)) {
                DirectoryTree.delete(directory);
            }
        }
        Files.createDirectory(marks);
        OptionalLong original = scenario.prepare(arena, bystander.pid());
        Files.write(told, new byte[0]);
        return original;
    }

    private Process operate(int at, boolean torn) throws IOException {
        var arguments = new ArrayList<Object>(List.of(scenario.verb(), marks, arena.state()));
        arguments.addAll(line.words());
        var builder = new ProcessBuilder(new TestProgram(Operator.class).command(arguments.toArray()))
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        new PowerCut(arena.directory(), told).prepare(builder, at, torn);
        return builder.start();
    }

    private List<String> changes() {
        return new PowerCut(arena.directory(), told).changes();
    }

    /** Otherwise some steps would have no points, and nobody would notice. */
    private void wholePlanWasCarriedOut(String words) {
        List<String> plan =
                words.lines().filter(word -> word.startsWith("step ")).toList();
        List<String> left = plan.stream()
                .filter(step -> !Files.exists(marks.resolve(step + " UNDER_WAY")))
                .toList();
        if (plan.isEmpty() || !left.isEmpty()) {
            throw new AssertionError("of " + plan + " was never begun: " + left);
        }
    }

    @Override
    public void close() throws IOException {
        arena.close();
        Files.delete(told);
    }
}
