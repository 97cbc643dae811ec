package io.github.pidkeeper.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.discovery.RunningProcesses;
import io.github.pidkeeper.core.verdict.ProcessFactsBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BrokersCommandTest {

    @TempDir
    private Path home;

    private Path executable;
    private final FakeOperations operations = new FakeOperations();

    @BeforeEach
    void anExecutable() throws IOException {
        executable = Files.createFile(home.resolve("mosquitto"));
        assertThat(executable.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void whatIsAddedIsListedAndWhatIsRemovedIsNot() {
        var file = home.resolve("brokers/plant.conf");
        assertThat(add("plant", "--pid-file", "/run/m.pid", "--port", "1883"))
                .isEqualTo(new Run(ExitCode.OK, "broker plant is configured (" + file + ")\n", ""));
        assertThat(brokers("list").out())
                .isEqualTo("plant · mosquitto · port 1883 · pid file /run/m.pid · " + executable + "\n");
        assertThat(brokers("remove", "plant").out())
                .isEqualTo("broker plant is forgotten; it goes on as it is, and so does its pid file (" + file + ")\n");
        assertThat(brokers("list").out()).startsWith("no broker is configured; add one:");
    }

    @Test
    void theListIsADocumentForScripts() {
        add("plant", "--pid-file", "/run/m.pid");
        assertThat(brokers("list", "--json").out())
                .isEqualTo(
                        "[{\"name\":\"plant\",\"kind\":\"mosquitto\",\"command\":[\"" + executable
                                + "\"],\"commandMasked\":false,\"pidFile\":\"/run/m.pid\",\"configuration\":null,\"port\":null,\"listeners\":[{\"kind\":\"tcp\",\"host\":null,\"port\":1883}],\"unit\":null,\"manager\":null,\"graceMilliseconds\":10000}]\n");
    }

    @Test
    void theUnitThatRunsABrokerIsKept() {
        add("plant", "--pid-file", "/run/m.pid", "--user-unit", "m.service");

        assertThat(home.resolve("brokers/plant.conf")).content().contains("user-unit = \"m.service\"");
        assertThat(brokers("list", "--json").out()).contains("\"unit\":\"m.service\",\"manager\":\"user\"");
    }

    @Test
    void whatIsNoServiceIsNoUnit() {
        assertThat(add("plant", "--pid-file", "/run/m.pid", "--unit", "user@1000.service")
                        .err())
                .contains("\"user@1000.service\" is not the name of a service");
        assertThat(add("plant", "--pid-file", "/run/m.pid", "--unit", "a.service", "--user-unit", "b.service")
                        .err())
                .contains("leave one out");
        assertThat(home.resolve("brokers/plant.conf")).doesNotExist();
    }

    @Test
    void whatNobodySaidIsTakenFromTheBrokersOwnConfiguration() throws IOException {
        var conf = Files.writeString(
                home.resolve("m.conf"),
                "pid_file /run/m.pid\nlistener 8883\ncertfile /c\nkeyfile /k\nlistener 1884 ::1\n");
        var run = brokers("add", "plant", "--", executable.toString(), "-c", conf.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).endsWith("pid file /run/m.pid, as " + conf + " says\nport 1884, as " + conf + " says\n");
        assertThat(home.resolve("brokers/plant.conf"))
                .content()
                .contains("pid-file = \"/run/m.pid\"")
                .doesNotContain("port =");
        assertThat(brokers("list").out())
                .isEqualTo(
                        "plant · mosquitto · port 1884 · pid file /run/m.pid · " + executable + " -c " + conf + "\n");
        assertThat(brokers("list", "--json").out())
                .contains("\"listeners\":[{\"kind\":\"tls\",\"host\":null,\"port\":8883},"
                        + "{\"kind\":\"tcp\",\"host\":\"::1\",\"port\":1884}]");
    }

    @Test
    void whatIsIncludedByARelativePathIsLookedForWhereTheBrokerRuns() throws IOException {
        var there = Files.createDirectory(home.resolve("there"));
        var conf = including(there, 1885);
        var broker =
                new ProcessFactsBuilder(812).executable(executable.toString()).directory(there.toString());
        operations.answering("plant", new Verdicts(Run.NOW).running(broker.build()));

        var added = brokers("add", "plant", "--pid-file", "/run/m.pid", "--", executable.toString(), "-c", conf);

        assertThat(added.out())
                .contains("watch out: " + conf + " includes something by a relative path, which was looked for in "
                        + there + ";")
                .contains("port 1885, as " + conf + " says\n");
        assertThat(brokers("list").out()).contains("port 1885");
        assertThat(brokers("list", "--json").out()).contains("\"port\":1885}]");
    }

    @Test
    void whereTheDirectoryIsNotKnownThePortIsSaidToDependOnIt() throws IOException {
        var conf = including(home, 1885);
        var broker =
                new ProcessFactsBuilder(812).executable(executable.toString()).directoryUnreadable();
        operations.answering("plant", new Verdicts(Run.NOW).running(broker.build()));
        brokers("add", "plant", "--pid-file", "/run/m.pid", "--", executable.toString(), "-c", conf);

        assertThat(brokers("list").out()).contains("port depends on the directory in which it is started");
    }

    @Test
    void whereItWouldBeStartedHereItIsLookedForHere() throws IOException {
        var conf = including(home, 1885);
        operations.answering("plant", new Verdicts(Run.NOW).stopped());

        assertThat(brokers("add", "plant", "--pid-file", "/run/m.pid", "--", executable.toString(), "-c", conf)
                        .out())
                .contains("watch out: " + conf + " does not parse: line 1: Mosquitto looks for conf.d in the directory")
                .contains("there is none in /here");
        assertThat(brokers("list").out()).contains("port depends on the directory in which it is started");
    }

    /** A configuration that says its port in another file, which it looks for in a directory. */
    private static String including(Path where, int port) throws IOException {
        Files.writeString(Files.createDirectory(where.resolve("conf.d")).resolve("a.conf"), "listener " + port + "\n");
        return Files.writeString(where.resolve("m.conf"), "include_dir conf.d\n")
                .toString();
    }

    @Test
    void aPortOfTheCommandIsNotSaidToBeTheConfigurations() throws IOException {
        var conf = Files.writeString(home.resolve("m.conf"), "pid_file /run/m.pid\n");
        var run = brokers("add", "plant", "--", executable.toString(), "-c", conf.toString(), "-p", "1885");
        assertThat(run.out()).endsWith("pid file /run/m.pid, as " + conf + " says\nport 1885, as its command says\n");
    }

    @Test
    void whatContradictsTheConfigurationOrAnotherBrokerIsToldAndDoneNevertheless() throws IOException {
        var conf = Files.writeString(home.resolve("m.conf"), "pid_file /run/m.pid\nlistener 1884\n");
        assertThat(brokers("add", "plant", "--", executable.toString(), "-c", conf.toString())
                        .out())
                .doesNotContain("watch out");

        var other =
                brokers("add", "other", "--pid-file", "/run/o.pid", "--", executable.toString(), "-c", conf.toString());
        assertThat(other.code()).isEqualTo(ExitCode.OK);
        assertThat(other.out())
                .contains("watch out: " + conf
                        + " names another pid file, /run/m.pid; the broker writes that one, and not /run/o.pid\n")
                .contains("watch out: the broker plant has the same command; both are the same broker unless one of"
                        + " them is given another\n");
        assertThat(brokers("list").out()).contains("other · ", "plant · ");
    }

    @Test
    void aPidFileBehindALinkIsNotAnother() throws IOException {
        var run = Files.createDirectory(home.resolve("run"));
        var link = Files.createSymbolicLink(home.resolve("var-run"), run);
        var conf = Files.writeString(home.resolve("m.conf"), "pid_file " + run.resolve("m.pid") + "\n");
        var added = brokers(
                "add",
                "plant",
                "--pid-file",
                link.resolve("m.pid").toString(),
                "--",
                executable.toString(),
                "-c",
                conf.toString());
        assertThat(added.code()).isEqualTo(ExitCode.OK);
        assertThat(added.out()).doesNotContain("watch out");
    }

    @Test
    void aConfigurationWithoutAPidFileIsToldAndWhatToDo() throws IOException {
        var conf = Files.writeString(home.resolve("m.conf"), "listener 1884\n");
        assertRefused(
                brokers("add", "plant", "--", executable.toString(), "-c", conf.toString()),
                ExitCode.USAGE,
                conf + " has no pid_file line with a whole path: add --pid-file FILE, or such a line");
    }

    @Test
    void aPidFileThatIsNamedByARelativePathIsNotSaidNotToBeNamed() throws IOException {
        var conf = Files.writeString(home.resolve("m.conf"), "listener 1884\npid_file run/m.pid\n");
        assertRefused(
                brokers("add", "plant", "--", executable.toString(), "-c", conf.toString()),
                ExitCode.USAGE,
                conf + " names the pid file run/m.pid by a relative path: add --pid-file with the whole one, for"
                        + " example /here/run/m.pid");
    }

    @Test
    void aConfigurationThatDoesNotParseNamesNoPidFile() throws IOException {
        var conf = Files.writeString(home.resolve("m.conf"), "pid_file /run/m.pid\nlistner 1884\n");
        assertRefused(
                brokers("add", "plant", "--", executable.toString(), "-c", conf.toString()),
                ExitCode.USAGE,
                "which pid file the broker has cannot be read: " + conf + " does not parse: line 2: unknown setting"
                        + " \"listner\"; \"listener\" was probably meant; mend it before the broker is started"
                        + " again");
    }

    @Test
    void aConfigurationThatDoesNotParseIsToldWhenItsBrokerIsAdded() throws IOException {
        var conf = Files.writeString(home.resolve("m.conf"), "listner 1884\n");
        var run =
                brokers("add", "plant", "--pid-file", "/run/m.pid", "--", executable.toString(), "-c", conf.toString());
        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).contains("watch out: " + conf + " does not parse: line 1");
    }

    @Test
    void whatRunsAndIsNotConfiguredIsListedWithTheCommandThatAddsIt() throws IOException {
        var conf = Files.writeString(home.resolve("m q.conf"), "pid_file /run/q.pid\nlistener 1884\n");
        var process = new ProcessFactsBuilder(812)
                .executable(executable.toString())
                .line(executable.toString(), "-c", conf.toString())
                .unit("plant.service", false)
                .build();
        operations.besides(new RunningProcesses().with(process));
        add("plant", "--pid-file", "/run/m.pid");
        assertThat(brokers().out())
                .endsWith("Found on this machine and not configured; to watch one:\n"
                        + "  running, pid 812, user user1000 · systemd service plant.service · port 1884 · "
                        + executable + " -c " + conf + "\n"
                        + "    pidkeeper brokers add plant-2 --pid-file /run/q.pid -- " + executable + " -c '" + conf
                        + "'\n");
        assertThat(brokers("--json").out())
                .startsWith("{\"configured\":[{\"name\":\"plant\"")
                .contains("\"found\":[{\"state\":\"running\",\"kind\":\"mosquitto\",\"pid\":812,")
                .contains("\"adopt\":[\"pidkeeper\",\"brokers\",\"add\",\"plant-2\",\"--pid-file\",\"/run/q.pid\",");
        assertThat(operations.processes().held()).isZero();
    }

    @Test
    void aPasswordIsShownNeitherOfWhatIsConfiguredNorOfWhatIsFound() {
        var process = new ProcessFactsBuilder(812)
                .executable(executable.toString())
                .line(executable.toString(), "--password", "s3cret")
                .build();
        operations.besides(new RunningProcesses().with(process));
        brokers("add", "plant", "--pid-file", "/run/m.pid", "--", executable.toString(), "--token=s3cret");

        assertThat(brokers("list").out()).endsWith(executable + " --token=***\n");
        assertThat(brokers("list", "--json").out())
                .contains("\"" + executable + "\",\"--token=***\"],\"commandMasked\":true");
        assertThat(brokers().out())
                .contains(executable + " --token=***\n")
                .endsWith("  running, pid 812, user user1000 · port 1883 · " + executable + " --password ***\n"
                        + "    pidkeeper brokers add mosquitto --pid-file FILE -- " + executable
                        + " --password '***'\n"
                        + "    before it is pasted, put in what *** stands for: passwords are not shown\n"
                        + "    it writes no pid file: put in place of FILE where one shall be; pidkeeper"
                        + " repair then writes it\n")
                .doesNotContain("s3cret");
        assertThat(brokers("--json").out())
                .contains("\"" + executable + "\",\"--password\",\"***\"],\"commandMasked\":true")
                .contains("\"--\",\"" + executable + "\",\"--password\",\"***\"]")
                .doesNotContain("s3cret");
    }

    @Test
    void whatAStrangerWroteIntoACommandDoesNotReachTheTerminal() {
        operations.besides(new RunningProcesses()
                .with(new ProcessFactsBuilder(812)
                        .executable(executable.toString())
                        .line(executable.toString(), "\u001b[2J")
                        .build()));

        assertThat(brokers().out())
                .contains(" -- " + executable + " '\\u001b[2J'\n")
                .doesNotContain("\u001b");
    }

    @Test
    void twoOfNanoMqWithOneAddressAreToldWithTheLinesThatGiveEachItsOwn() throws IOException {
        var nanomq = Files.createFile(home.resolve("nanomq"));
        assertThat(nanomq.toFile().setExecutable(true)).isTrue();
        var one = Files.writeString(home.resolve("one.conf"), "mqtt = {}");
        var two = Files.writeString(home.resolve("two.conf"), "mqtt = {}");
        brokers("add", "one", "--pid-file", "/run/n/1.pid", "--", nanomq.toString(), "start", "--conf", one.toString());
        var added = brokers(
                "add", "two", "--pid-file", "/run/n/2.pid", "--", nanomq.toString(), "start", "--conf", two.toString());

        var words = "watch out: two and one have one address for NanoMQ’s own commands, ipc:///tmp/nanomq_cmd.ipc,";
        assertThat(added.out()).contains(words).endsWith("""
            :
                system.hook_ipc_url = "ipc:///run/n/two-hook.ipc"
                system.cmd_ipc_url = "ipc:///run/n/two-cmd.ipc"
            """);
        assertThat(brokers().out()).contains(words).contains("watch out: one and two have one address");
        assertThat(brokers("--json").out()).contains("\"sharedAddresses\":[{\"broker\":\"one\",\"with\":\"two\",");

        Files.writeString(two, """
            system.hook_ipc_url = "ipc:///run/n/two-hook.ipc"
            system.cmd_ipc_url = "ipc:///run/n/two-cmd.ipc"
            """);
        assertThat(brokers().out()).doesNotContain("watch out");
    }

    @Test
    void whatIsConfiguredIsNotFoundOnceMore() {
        var process = new ProcessFactsBuilder(812)
                .executable("/usr/local/bin/nanomq")
                .line("/usr/local/bin/nanomq", "start")
                .build();
        operations.besides(new RunningProcesses().with(process, "/run/m.pid"));
        add("plant", "--pid-file", "/run/m.pid");
        assertThat(brokers().out()).doesNotContain("Found on this machine");
        assertThat(brokers("--json").out()).endsWith("\"found\":[]}\n");
    }

    @Test
    void forABrokerWithoutAPidFileThePlaceIsLeftOpen() {
        var process = new ProcessFactsBuilder(812)
                .executable(executable.toString())
                .line(executable.toString())
                .build();
        operations.besides(new RunningProcesses().with(process));
        assertThat(brokers().out())
                .contains("brokers add mosquitto --pid-file FILE -- " + executable + "\n    it writes no pid file:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../plant", "a/b", "a b", "_a", "."})
    void aNameThatCannotBeOneIsRefused(String name) {
        assertRefused(
                add(name, "--pid-file", "/run/m.pid"),
                ExitCode.USAGE,
                "\"" + name
                        + "\" cannot be a broker's name; use up to 64 letters, digits, dots, dashes and underscores,"
                        + " a letter or digit first");
    }

    @Test
    void aNameIsNeverTakenTwice() throws IOException {
        add("plant", "--pid-file", "/run/m.pid");
        var before = Files.readString(home.resolve("brokers/plant.conf"));
        var run = add("plant", "--pid-file", "/run/n.pid");
        assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err())
                .startsWith("pidkeeper: a broker named plant is configured already, in ")
                .hasLineCount(1);
        assertThat(home.resolve("brokers/plant.conf")).hasContent(before);
    }

    @Test
    void twoBrokersNeverHaveOnePidFile() {
        add("plant", "--pid-file", "/run/m.pid");
        var run = add("floor", "--pid-file", "/run/../run/m.pid");
        assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err())
                .startsWith("pidkeeper: pid file /run/m.pid is already that of plant.")
                .hasLineCount(1);
        assertThat(home.resolve("brokers/floor.conf")).doesNotExist();
    }

    @Test
    void anExecutableThatDoesNotExistIsRefused() {
        assertRefused(
                brokers("add", "plant", "--pid-file", "/run/m.pid", "--", home + "/nowhere"),
                ExitCode.USAGE,
                "there is no program " + home + "/nowhere; give the path of the broker's executable");
    }

    @Test
    void aDirectoryIsNoExecutable() {
        assertRefused(
                brokers("add", "plant", "--pid-file", "/run/m.pid", "--", home.toString()),
                ExitCode.USAGE,
                home + " is a directory; give the path of the broker's executable in it");
    }

    @Test
    void aFileThatMayNotBeExecutedIsRefused() throws IOException {
        var file = Files.createFile(home.resolve("plain"));
        assertRefused(
                brokers("add", "plant", "--pid-file", "/run/m.pid", "--", file.toString()),
                ExitCode.USAGE,
                file + " may not be executed; give the path of the broker's executable, or: chmod +x " + file);
    }

    @Test
    void aPidFileThatIsADirectoryIsRefused() {
        assertRefused(
                add("plant", "--pid-file", home.toString()),
                ExitCode.USAGE,
                home + " is a directory; name a file in it");
    }

    @Test
    void aConfigurationThatDoesNotExistIsRefused() {
        assertRefused(
                add("plant", "--pid-file", "/run/m.pid", "--conf", home + "/m.conf"),
                ExitCode.USAGE,
                "there is no configuration file " + home + "/m.conf; check the path given with --conf");
    }

    @Test
    void aNameIsNeeded() {
        assertThat(brokers("add", "--pid-file", "/run/m.pid", "--", executable.toString())
                        .code())
                .isEqualTo(ExitCode.USAGE);
        assertThat(brokers("remove").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void whatIsNotThereCannotBeRemoved() {
        add("plant", "--pid-file", "/run/m.pid");
        assertThat(brokers("remove", "plnt"))
                .isEqualTo(new Run(
                        ExitCode.USAGE,
                        "",
                        "pidkeeper: there is no broker named \"plnt\"; \"plant\" was probably meant."
                                + " Configured are: plant\n"));
    }

    @Test
    void whoeverWantsSomethingRemovedIsNotAdvisedToAddIt() {
        assertThat(brokers("remove", "nosuch"))
                .isEqualTo(new Run(
                        ExitCode.USAGE, "", "pidkeeper: there is no broker named \"nosuch\"; none is configured\n"));
        add("plant", "--pid-file", "/run/m.pid");
        assertThat(brokers("remove", "nosuch").err())
                .isEqualTo("pidkeeper: there is no broker named \"nosuch\"; configured are: plant\n");
    }

    @Test
    void settingsThatCannotBeUsedCanBeRemoved() throws IOException {
        Files.createDirectories(home.resolve("brokers"));
        var broken = Files.writeString(home.resolve("brokers/plant.conf"), "port = }");
        assertThat(brokers("list").code()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(brokers("remove", "plant").code()).isEqualTo(ExitCode.OK);
        assertThat(broken).doesNotExist();
    }

    @Test
    void whatIsNoFileIsNotRemoved() throws IOException {
        var directory = Files.createDirectories(home.resolve("brokers/attic.conf"));
        assertThat(brokers("remove", "attic"))
                .isEqualTo(new Run(
                        ExitCode.REFUSED,
                        "",
                        "pidkeeper: " + directory
                                + " is not a plain file and is left alone; remove it yourself if it is of no use.\n"));
        assertThat(directory).isDirectory();
    }

    @Test
    void whereTheSettingsCannotBeWrittenNothingChanges() throws IOException {
        var occupied = Files.createFile(home.resolve("brokers"));
        assertRefused(
                add("plant", "--pid-file", "/run/m.pid"),
                ExitCode.FAILED,
                "the settings in " + occupied
                        + " could not be changed: something else is in its place. Nothing was changed.");
    }

    private void assertRefused(Run run, ExitCode code, String sentence) {
        assertThat(run).isEqualTo(new Run(code, "", "pidkeeper: " + sentence + "\n"));
        assertThat(home.resolve("brokers"))
                .satisfiesAnyOf(
                        path -> assertThat(path).doesNotExist(),
                        path -> assertThat(path).isEmptyFile());
    }

    private Run add(String name, String... options) {
        var typed = new ArrayList<>(List.of("add", name));
        typed.addAll(List.of(options));
        typed.addAll(List.of("--", executable.toString()));
        return brokers(typed.toArray(String[]::new));
    }

    private Run brokers(String... words) {
        var typed = new ArrayList<>(List.of("brokers"));
        typed.addAll(List.of(words));
        return Run.of(home, operations, typed.toArray(String[]::new));
    }
}
