package io.github.pidkeeper.app.cli;

import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.app.settings.ConfiguredBrokers;
import io.github.pidkeeper.app.settings.Saving;
import io.github.pidkeeper.app.settings.Settings;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKinds;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.broker.conf.CommandPorts;
import io.github.pidkeeper.core.broker.conf.ConfigurationReading;
import io.github.pidkeeper.core.broker.conf.Endpoint;
import io.github.pidkeeper.core.broker.conf.Listener;
import io.github.pidkeeper.core.broker.conf.OwnConfiguration;
import io.github.pidkeeper.core.discovery.Discovery;
import io.github.pidkeeper.core.lifecycle.ForegroundForm;
import io.github.pidkeeper.core.owner.Owner.SystemdUnit;
import io.github.pidkeeper.core.verdict.ShownCommandLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The verb brokers: lists, adds and removes what is configured. No broker is touched by it. */
record BrokersCommand(Settings settings, Paths paths, Workplaces workplaces, Console console) {

    /** What is configured, and what runs or is installed here and is not. */
    ExitCode overview(Function<BrokerKinds, Discovery> discovery, boolean json) {
        var configured = settings.load();
        var findings = Findings.of(discovery.apply(settings.kinds().kinds()).find(), configured);
        var shared = new SharedAddresses(configured.brokers(), findings.adoptions()).all();
        if (json) {
            var document = new LinkedHashMap<String, Object>();
            document.put("configured", documents(configured));
            document.put(
                    "sharedAddresses",
                    shared.stream().map(SharedAddresses.Shared::document).toList());
            document.put("found", findings.documents());
            console.document(document);
            return problems(configured);
        }
        var code = list(false);
        shared.forEach(one -> one.lines(console.texts()).forEach(console::answer));
        findings.lines(console.texts()).forEach(console::answer);
        return code;
    }

    ExitCode list(boolean json) {
        var configured = settings.load();
        if (json) {
            console.document(documents(configured));
        } else if (configured.brokers().isEmpty() && configured.problems().isEmpty()) {
            console.answer(console.texts().text("cli.no-brokers"));
        } else {
            configured.brokers().forEach(this::line);
        }
        return problems(configured);
    }

    /** Also those of descriptions of kinds, which nobody else would tell as long as no broker is of that kind. */
    private ExitCode problems(ConfiguredBrokers configured) {
        var problems = Stream.concat(configured.problems().stream(), settings.kinds().problems().stream())
                .toList();
        problems.forEach(problem -> console.error(problem.sentence()));
        return problems.isEmpty() ? ExitCode.OK : ExitCode.UNKNOWN;
    }

    private List<Map<String, Object>> documents(ConfiguredBrokers configured) {
        return configured.brokers().stream().map(this::document).toList();
    }

    private void line(Broker broker) {
        var reading = workplaces.reading(broker);
        var port = new OwnConfiguration(broker.port(), reading.reading()).port();
        var portWords = port.isPresent()
                ? console.texts().text("cli.broker-port", port.getAsInt())
                : console.texts().text(reading.dependsOnDirectory() ? "cli.broker-port-depends" : "cli.broker-no-port");
        var command = new ShownCommandLine(broker.command().line()).wholeText();
        console.answer(console.texts()
                .text("cli.broker", broker.name().text(), broker.kind().text(), portWords, broker.pidFile(), command));
    }

    private Map<String, Object> document(Broker broker) {
        var document = new LinkedHashMap<String, Object>();
        document.put("name", broker.name().text());
        document.put("kind", broker.kind().text());
        var command = new ShownCommandLine(broker.command().line());
        document.put("command", command.masked());
        document.put("commandMasked", command.hides());
        document.put("pidFile", broker.pidFile());
        document.put("configuration", broker.configuration());
        document.put(
                "port", broker.port().isPresent() ? Optional.of(broker.port().getAsInt()) : Optional.empty());
        document.put(
                "listeners",
                workplaces.own(broker).listeners().stream()
                        .map(BrokersCommand::document)
                        .toList());
        document.put("unit", broker.unit().map(SystemdUnit::name));
        document.put("manager", broker.unit().map(unit -> unit.ofUser() ? "user" : "system"));
        document.put("graceMilliseconds", broker.grace().toMillis());
        return document;
    }

    private static Map<String, Object> document(Listener listener) {
        var document = new LinkedHashMap<String, Object>();
        switch (listener) {
            case Listener.Tcp(var endpoint) -> put(document, "tcp", endpoint);
            case Listener.Tls(var endpoint, var _, var _) -> put(document, "tls", endpoint);
            case Listener.WebSocket(var endpoint, var encrypted) -> put(document, encrypted ? "wss" : "ws", endpoint);
            case Listener.Unix(var path) -> {
                document.put("kind", "unix");
                document.put("path", path);
            }
        }
        return document;
    }

    private static void put(Map<String, Object> document, String kind, Endpoint endpoint) {
        document.put("kind", kind);
        document.put("host", endpoint.host());
        document.put("port", endpoint.port());
    }

    ExitCode add(Invocation invocation) {
        if (invocation.operand().isEmpty()) {
            return wrong(Sentence.of("cli.add-without-name"));
        }
        var name = BrokerName.parse(invocation.operand().get());
        if (name.isEmpty()) {
            return wrong(Sentence.of("cli.not-a-name", invocation.operand().get()));
        }
        return switch (new Description(invocation, paths, settings.kinds()).broker(name)) {
            case Given.Wrong(var sentence) -> wrong(sentence);
            case Given.Described(var broker) -> {
                var obstacle = obstacle(broker, invocation.has(Option.CONF));
                yield obstacle.isPresent() ? wrong(obstacle.get()) : add(broker, invocation);
            }
        };
    }

    /** What is certainly a slip: a broker that is added is there to be started. */
    private static Optional<Sentence> obstacle(Broker broker, boolean confGiven) {
        var refusal = new ForegroundForm(broker).refusalOfArguments();
        if (refusal.isPresent()) {
            return Optional.of(Sentence.of("cli.not-addable", refusal.get()));
        }
        var executable = broker.command().executable();
        if (Files.isDirectory(executable)) {
            return Optional.of(Sentence.of("cli.executable-directory", executable));
        }
        if (!Files.isRegularFile(executable)) {
            return Optional.of(Sentence.of("cli.no-executable", executable));
        }
        if (!Files.isExecutable(executable)) {
            return Optional.of(Sentence.of("cli.not-executable", executable));
        }
        if (Files.isDirectory(broker.pidFile())) {
            return Optional.of(Sentence.of("cli.pid-file-directory", broker.pidFile()));
        }
        return broker.configuration()
                .filter(_ -> confGiven)
                .filter(file -> !Files.isRegularFile(file))
                .map(file -> Sentence.of("cli.no-configuration", file));
    }

    private ExitCode add(Broker broker, Invocation invocation) {
        var code = report(
                settings.add(broker), Sentence.of("cli.added", broker.name().text()));
        if (code == ExitCode.OK) {
            taken(broker, invocation)
                    .forEach(sentence -> console.answer(console.texts().text(sentence)));
            var configured = settings.load().brokers();
            new Contradictions(broker, configured, workplaces)
                    .sentences()
                    .forEach(sentence -> console.answer(console.texts().text("cli.added-with", sentence)));
            new SharedAddresses(configured, List.of())
                    .of(broker)
                    .ifPresent(one -> one.lines(console.texts()).forEach(console::answer));
        }
        return code;
    }

    /** What nobody said and the broker's own configuration did; and what there is wrong with that. */
    private List<Sentence> taken(Broker broker, Invocation invocation) {
        var reading = workplaces.reading(broker);
        var own = new OwnConfiguration(broker.port(), reading.reading());
        var files = OwnConfiguration.files(broker, reading.directory()).stream()
                .map(Path::toString)
                .collect(Collectors.joining(", "));
        var taken = new ArrayList<Sentence>();
        if (own.reading() instanceof ConfigurationReading.Wrong wrong) {
            taken.add(Sentence.of("cli.added-with", wrong.message()));
        }
        reading.caution().ifPresent(caution -> taken.add(Sentence.of("cli.added-with", caution)));
        if (!invocation.has(Option.PID_FILE) && !files.isEmpty()) {
            taken.add(Sentence.of("cli.pid-file-taken", broker.pidFile(), files));
        }
        if (broker.port().isEmpty() && own.port().isPresent() && !files.isEmpty()) {
            int port = own.port().getAsInt();
            taken.add(
                    new CommandPorts(broker).name(port)
                            ? Sentence.of("cli.port-taken-command", port)
                            : Sentence.of("cli.port-taken", port, files));
        }
        return taken;
    }

    ExitCode remove(Invocation invocation) {
        if (invocation.operand().isEmpty()) {
            return wrong(Sentence.of("cli.remove-without-name"));
        }
        var text = invocation.operand().get();
        return switch (Chooser.there(text, settings.load())) {
            case Choice.Wrong(var sentence) -> wrong(sentence);
            default ->
                BrokerName.parse(text)
                        .map(name -> report(settings.remove(name), Sentence.of("cli.removed", text)))
                        .orElseGet(() -> wrong(Sentence.of("cli.not-a-name", text)));
        };
    }

    private ExitCode report(Saving saving, Sentence done) {
        return switch (saving) {
            case Saving.Saved(var file) -> {
                console.answer(console.texts().text("cli.saved", done, file));
                yield ExitCode.OK;
            }
            case Saving.Refused(var sentence) -> error(sentence, ExitCode.REFUSED);
            case Saving.Failed(var sentence) -> error(sentence, ExitCode.FAILED);
        };
    }

    private ExitCode wrong(Sentence sentence) {
        return error(sentence, ExitCode.USAGE);
    }

    private ExitCode error(Sentence sentence, ExitCode code) {
        console.error(sentence);
        return code;
    }
}
