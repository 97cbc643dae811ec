package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.pidfile.PidFileReading;
import io.github.pidkeeper.core.process.SpawnRequest;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.ShownCommandLine;

/** The steps of a start, and what each is done to. */
record StartSteps(SettingAside settingAside) {

    /**
     * The steps, once nothing of the broker runs.
     *
     * @param file what is there by then in the place of the pid file
     */
    Draft of(Broker broker, BrokerFolder folder, PidFileReading file) {
        var draft = new Draft()
                .then(
                        Step.Kind.VERIFY,
                        Message.of(Phrase.STEP_VERIFY_NONE, broker.name().text()))
                .then(Step.Kind.CHECK_GROUND, Message.of(Phrase.STEP_CHECK_GROUND));
        settingAside.plan(draft, broker, folder, file);
        new Ground(broker)
                .missingDirectory()
                .ifPresent(directory -> draft.then(
                        Step.Kind.CREATE_DIRECTORY,
                        Message.of(Phrase.STEP_CREATE_DIRECTORY, directory),
                        new Target.OfDirectory(directory)));
        Target.OfProgram program = program(broker, folder);
        return draft.then(Step.Kind.SPAWN, spawning(program), program)
                .then(Step.Kind.CONFIRM_RUNNING, Message.of(Phrase.STEP_CONFIRM_RUNNING));
    }

    private static Target.OfProgram program(Broker broker, BrokerFolder folder) {
        SpawnRequest request =
                new ForegroundForm(broker).request(folder.output().path());
        return new Target.OfProgram(
                new ShownCommandLine(request.command().line()).masked(),
                new ShownEnvironment(request.environment()).masked(),
                request.directory(),
                request.output());
    }

    private static Message spawning(Target.OfProgram program) {
        String line = String.join(" ", program.commandLine());
        String environment = new ShownEnvironment(program.environment()).text();
        return environment.isEmpty()
                ? Message.of(Phrase.STEP_SPAWN, line)
                : Message.of(Phrase.STEP_SPAWN_WITH, line, environment);
    }
}
