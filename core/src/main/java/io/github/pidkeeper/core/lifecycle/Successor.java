package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.conf.BrokerConfiguration;
import io.github.pidkeeper.core.broker.conf.ConfigurationReading;
import io.github.pidkeeper.core.broker.conf.NamedUser;
import io.github.pidkeeper.core.broker.conf.Prerequisites;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.Observation;
import io.github.pidkeeper.core.verdict.Self;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The broker that this program would start in the place of the one that runs, and why it would certainly not start.
 *
 * <p>It is started by this user, whoever runs it now, and in this program's own directory. Mosquitto that root starts
 * becomes another user: the one that {@code user} names, or {@code mosquitto}. Since 2.0 it does so before it reads
 * anything but its configuration, so passwords, rights, certificates and keys have to be that user's to read; before 2.0 it
 * had read them by then ({@code drop_privileges} in its mosquitto.c). What it says if there is no such user tells the two
 * apart, and is found in the program itself. It is not in a script that goes elsewhere, or becomes somebody else, and then
 * runs Mosquitto: of what such a one reads only a whole path is certain.
 *
 * @param variables names of the environment that it would inherit
 */
record Successor(Broker broker, BrokerConfiguration configuration, Self self, Set<String> variables) {

    private static final String ROOT = "root";
    private static final String USUAL_USER = "mosquitto";
    private static final String BECOMES_ANOTHER_FIRST = "Trying 'nobody' instead";

    /** By these a snap keeps its user, and a container of Mosquitto 2.1 chooses another. */
    private static final Set<String> OTHER_USERS = Set.of("SNAP_NAME", "PUID", "PGID");

    Successor {
        variables = Set.copyOf(variables);
    }

    /** Why the broker, if it were started after this look, would certainly end; empty where its configuration is not known. */
    static Optional<Message> problem(Broker broker, Observation seen) {
        return seen.own().reading() instanceof ConfigurationReading.Read(var configuration)
                ? new Successor(
                                broker,
                                configuration,
                                seen.self(),
                                System.getenv().keySet())
                        .problem()
                : Optional.empty();
    }

    Optional<Message> problem() {
        return new Objections(needs().objections()).problem(program()).or(this::problemOfMachine);
    }

    private Optional<Message> problemOfMachine() {
        var files = new NamedFiles(Stream.concat(configuration.files().stream(), needs().libraries().stream())
                .toList());
        return program().contains(BECOMES_ANOTHER_FIRST)
                ? unknownUser()
                        .or(() -> created().problem(vantage()))
                        .or(() -> files.problem(vantage()))
                        .or(() -> new Libraries(needs().libraries()).problem(vantage()))
                        .or(() -> new ListeningPlaces(needs().places()).problem())
                : files.problem(Vantage.unknown()).or(new Impediments(broker, configuration, variables)::problem);
    }

    private Prerequisites needs() {
        return configuration.prerequisites();
    }

    private ProgramFile program() {
        return new ProgramFile(broker.command().executable());
    }

    private CreatedFiles created() {
        return new CreatedFiles(needs().created(), broker.pidFile());
    }

    /** For want of the usual one, another is taken. */
    private Optional<Message> unknownUser() {
        return configuration
                .user()
                .filter(_ -> becomesAnother())
                .filter(user -> !user.name().equals(USUAL_USER))
                .filter(user -> look(user.name()) instanceof Account.Nobodys)
                .map(user ->
                        Message.of(Phrase.CONFIGURATION_USER_UNKNOWN, user.configuration(), user.line(), user.name()));
    }

    private Vantage vantage() {
        Path directory = ForegroundForm.workingDirectory();
        return becomesAnother() && look(userName()) instanceof Account.Of(UserPrincipal user)
                ? Vantage.of(user, directory)
                : Vantage.of(self, directory);
    }

    private boolean becomesAnother() {
        return self.isRoot() && !userName().equals(ROOT) && OTHER_USERS.stream().noneMatch(variables::contains);
    }

    private String userName() {
        return configuration.user().map(NamedUser::name).orElse(USUAL_USER);
    }

    /** Whom a name stands for. */
    private sealed interface Account {

        record Of(UserPrincipal user) implements Account {}

        record Nobodys() implements Account {}

        record NotKnown() implements Account {}
    }

    private Account look(String name) {
        // To Java a number is a user; to Mosquitto it is a name like any other.
        if (name.chars().allMatch(Character::isDigit)) {
            return new Account.NotKnown();
        }
        try {
            return new Account.Of(broker.command()
                    .executable()
                    .getFileSystem()
                    .getUserPrincipalLookupService()
                    .lookupPrincipalByName(name));
        } catch (UserPrincipalNotFoundException _) {
            return new Account.Nobodys();
        } catch (IOException | UnsupportedOperationException _) {
            return new Account.NotKnown();
        }
    }
}
