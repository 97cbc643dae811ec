package io.github.pidkeeper.app.cli;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.verdict.ShownCommandLine;
import java.util.ArrayList;
import java.util.List;

/**
 * The command that does something else with the broker that an invocation was about. What looks like a password in the
 * broker's own command is masked here too, and for whoever types it to put in again.
 *
 * @param invocation as it was typed: with a name, or a description, or neither where only one broker is configured
 */
record SameBroker(Invocation invocation) {

    private static final List<Option> DESCRIPTION =
            List.of(Option.PID_FILE, Option.PORT, Option.KIND, Option.CONF, Option.STATE_DIR);

    List<String> command(Verb verb, Broker broker, Option... more) {
        var words = new ArrayList<>(List.of("pidkeeper"));
        words.addAll(verb.words());
        if (!Description.isIn(invocation)) {
            words.add(broker.name().text());
        }
        for (var option : more) {
            words.add(option.text());
        }
        for (var option : DESCRIPTION) {
            invocation.value(option).ifPresent(value -> words.addAll(List.of(option.text(), value)));
        }
        invocation.command().ifPresent(command -> {
            words.add("--");
            words.addAll(new ShownCommandLine(command).masked());
        });
        return List.copyOf(words);
    }

    /** The same on one line, as it can be typed into a shell. */
    String shown(Verb verb, Broker broker, Option... more) {
        return new ShellLine(command(verb, broker, more)).text();
    }
}
