package io.github.pidkeeper.core.verdict;

import static io.github.pidkeeper.core.verdict.ProcessFactsBuilder.NOW;
import static io.github.pidkeeper.core.verdict.Scene.STAMP;

import io.github.pidkeeper.core.broker.BrokerKinds;
import io.github.pidkeeper.core.pidfile.PidFileReading;
import io.github.pidkeeper.core.process.PortHolder;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.ProcessIdentity;
import io.github.pidkeeper.core.readiness.Readiness;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;
import net.jqwik.api.Combinators;

/**
 * Observations of every sort, those that make no sense among them. There are few pids and few of everything else, so that
 * what is drawn in one place often meets what was drawn in another.
 */
public record AnyObservation() {

    private static final Message REASON = Message.of(Phrase.FILE_LINK);

    public Arbitrary<Observation> observations() {
        return Builders.withBuilder(Scene::new)
                .use(Arbitraries.of(BrokerKinds.BUILT_IN.all()))
                .in(Scene::kind)
                .use(Arbitraries.of(0L, 1000L, 1001L))
                .in(Scene::asUser)
                .use(files())
                .in((scene, file) -> file.in(scene))
                .use(sightings(200L, 300L))
                .withProbability(0.33)
                .in(Scene::found)
                .use(sightings(400L))
                .withProbability(0.16)
                .in(Scene::found)
                .use(Arbitraries.of(true, true, true, false))
                .in((scene, known) -> known ? scene : scene.withoutPort())
                .use(Arbitraries.of(true, false, false, false))
                .in((scene, hidden) -> hidden ? scene.othersHidden() : scene)
                .use(holders())
                .in(Scene::port)
                .use(answers())
                .in(Scene::readiness)
                .use(targets())
                .withProbability(0.33)
                .in((scene, target) -> target.in(scene).map(scene::remembers).orElse(scene))
                .use(Combinators.combine(
                                Arbitraries.of(Intent.Aim.values()),
                                targets(),
                                Arbitraries.of(true, false),
                                Arbitraries.of(true, false))
                        .as(Aim::new))
                .withProbability(0.5)
                .in((scene, aim) -> scene.intends(aim.aim(), aim.target().in(scene), aim.thenStart(), aim.ended()))
                .use(Arbitraries.of(true, false, false))
                .in((scene, underWay) -> underWay ? scene.underWay() : scene)
                .use(records())
                .withProbability(0.1)
                .in(Scene::damaged)
                .use(records())
                .withProbability(0.1)
                .in(Scene::foreign)
                .build(Scene::observation);
    }

    private record Aim(Intent.Aim aim, Target target, boolean thenStart, boolean ended) {}

    /** Whom a record is about: by two chances in three whoever the pid file names, if that is somebody. */
    private record Target(Optional<ProcessIdentity> anybody, boolean named) {
        Optional<ProcessIdentity> in(Scene scene) {
            return named ? scene.namedIdentity().or(() -> anybody) : anybody;
        }
    }

    private static Arbitrary<Target> targets() {
        return Combinators.combine(
                        processes(100L, 200L, 300L, 500L)
                                .map(ProcessFacts::identity)
                                .optional(),
                        Arbitraries.of(true, true, false))
                .as(Target::new);
    }

    /** A pid file, and what became of the pid that it names. */
    private record File(PidFileReading reading, NamedProcess named, String content) {
        Scene in(Scene scene) {
            return scene.file(reading).named(named).content(content);
        }
    }

    private static Arbitrary<File> files() {
        Arbitrary<File> naming = Combinators.combine(sightings(100L, 200L), Arbitraries.of(true, true, false))
                .as((sighting, trusted) -> new File(
                        new PidFileReading.NamesPid(sighting.pid(), STAMP, trusted),
                        new NamedProcess.Alive(sighting),
                        sighting.pid() + "\n"));
        return Arbitraries.oneOf(
                naming,
                naming,
                Arbitraries.of(
                        named(new NamedProcess.Gone()),
                        named(new NamedProcess.Concealed("hidepid")),
                        new File(new PidFileReading.Unsafe(REASON), new NamedProcess.Nobody(), ""),
                        new File(new PidFileReading.Unreadable(REASON), new NamedProcess.Nobody(), ""),
                        new File(new PidFileReading.Malformed(STAMP, REASON), new NamedProcess.Nobody(), "1\0x\u00ff"),
                        new File(new PidFileReading.Empty(STAMP), new NamedProcess.Nobody(), ""),
                        new File(new PidFileReading.Absent(), new NamedProcess.Nobody(), "")));
    }

    private static File named(NamedProcess fate) {
        return new File(new PidFileReading.NamesPid(100, STAMP, true), fate, "100\0\0");
    }

    private static Arbitrary<Sighting> sightings(Long... pids) {
        return Combinators.combine(processes(pids), Arbitraries.of(true, false)).as(Scene::sighting);
    }

    private static Arbitrary<PortHolder> holders() {
        return Arbitraries.of(
                new PortHolder.Nobody(),
                new PortHolder.Held(Set.of(100L)),
                new PortHolder.Held(Set.of(200L)),
                new PortHolder.Held(Set.of(200L, 300L)),
                new PortHolder.HeldByUser(0, "root"),
                new PortHolder.HeldByUser(1000, "somebody"),
                new PortHolder.Unknown("no idea"));
    }

    private static Arbitrary<Readiness> answers() {
        return Arbitraries.of(
                new Readiness.NotAsked(),
                new Readiness.Answers(Duration.ofMillis(2), 0),
                new Readiness.Answers(Duration.ofMillis(3), 5),
                new Readiness.NotMqtt(),
                new Readiness.AnswersHttp(Duration.ofMillis(4), 8081, 401),
                new Readiness.WantsCertificate(Duration.ofMillis(5)),
                new Readiness.OtherCertificate("CN=other"),
                new Readiness.NoHandshake(Optional.empty()),
                new Readiness.NoHandshake(Optional.of(Message.of(Phrase.TLS_NO_CERTIFICATE))),
                new Readiness.Unproven(),
                new Readiness.NoCertificate(Path.of("/c.crt"), Message.of(Phrase.CERTIFICATE_NONE_IN_FILE)),
                new Readiness.Refused(),
                new Readiness.Unprobed(),
                new Readiness.Silent(Duration.ofMillis(1500)));
    }

    private static Arbitrary<List<Path>> records() {
        return Arbitraries.of(Path.of("/state/identity"), Path.of("/state/intent"))
                .list()
                .uniqueElements()
                .ofMinSize(1);
    }

    private static Arbitrary<ProcessFacts> processes(Long... pids) {
        return Arbitraries.of(pids)
                .flatMap(pid -> Builders.withBuilder(() -> new ProcessFactsBuilder(pid))
                        .use(Arbitraries.of("boot-1", "boot-1", "boot-1", "boot-0"))
                        .in(ProcessFactsBuilder::boot)
                        .use(Arbitraries.of(0L, 1000L, 1000L))
                        .in(ProcessFactsBuilder::uid)
                        .use(Arbitraries.of(5000L, 6000L))
                        .in(ProcessFactsBuilder::ticks)
                        .use(Arbitraries.of(1L, 100L, 200L, 300L))
                        .in(ProcessFactsBuilder::parent)
                        .use(Arbitraries.of(true, false, false, false, false, false))
                        .in(ProcessFactsBuilder::suspended)
                        .use(Arbitraries.of(NOW, NOW.minusSeconds(3600), NOW.plusSeconds(3600)))
                        .in(ProcessFactsBuilder::startedAt)
                        .use(Arbitraries.of(Looks.values()))
                        .in((process, looks) -> looks.of(process))
                        .build(ProcessFactsBuilder::build));
    }

    /** What a process may look like. */
    private enum Looks {
        BROKER,
        BROKER_TOO,
        REPLACED,
        STRANGER,
        HIDDEN,
        RESTARTED,
        TITLED,
        IN_A_UNIT,
        IN_A_CONTAINER,
        IN_A_NAMESPACE;

        ProcessFactsBuilder of(ProcessFactsBuilder process) {
            return switch (this) {
                case BROKER, BROKER_TOO -> process;
                case REPLACED -> process.replaced();
                case STRANGER -> process.executable("/usr/bin/sleep").line("sleep", "300");
                case HIDDEN -> process.executableUnreadable();
                case RESTARTED -> process.line("/usr/bin/nanomq", "restart", "--conf", "/etc/other.conf");
                case TITLED -> process.line("nanomq: serving");
                case IN_A_UNIT -> process.unit("nanomq.service", false);
                case IN_A_CONTAINER -> process.container("c0ffee");
                case IN_A_NAMESPACE -> process.nested();
            };
        }
    }
}
