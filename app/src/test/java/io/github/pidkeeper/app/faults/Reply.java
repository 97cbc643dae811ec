package io.github.pidkeeper.app.faults;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import io.github.pidkeeper.app.program.Answer;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a verb answered, as a script reads it: an exit code and a document. Sentences are for people, and may change.
 *
 * <p>What is not as expected is a complaint, and the row goes on: a wrong answer may be the least of what comes of it.
 */
final class Reply {

    private static final Set<Integer> CONTRACT = Set.of(0, 1, 3, 4, 5, 6, 7, 8);

    private final String verb;
    private final Answer answer;
    private final Config document;
    private final Config status;
    private final Consumer<String> complaints;

    Reply(String verb, Answer answer, Consumer<String> complaints) {
        this.verb = verb;
        this.answer = answer;
        this.complaints = complaints;
        check(CONTRACT.contains(answer.code()), "an exit code of the contract");
        check(!answer.err().contains("\tat ") && !answer.err().contains("Exception"), "no stack trace");
        document = parsed();
        status = verb.equals("status")
                ? document
                : document.hasPath("status") ? document.getConfig("status") : ConfigFactory.empty();
    }

    private Config parsed() {
        try {
            return ConfigFactory.parseString(
                    answer.out(), ConfigParseOptions.defaults().setSyntax(ConfigSyntax.JSON));
        } catch (ConfigException _) {
            check(false, "a document");
            return ConfigFactory.empty();
        }
    }

    Reply exits(Integer... codes) {
        check(Arrays.asList(codes).contains(answer.code()), "exit code " + Arrays.toString(codes));
        return this;
    }

    /** Both are patterns: several words that are right are separated by bars. */
    Reply is(String state, String health) {
        check(state().matches(state) && health().matches(health), state + ", pid file " + health);
        return this;
    }

    /** The process that it takes for the broker. */
    Reply of(long pid) {
        check(status.hasPath("pid") && status.getLong("pid") == pid, "pid " + pid);
        return this;
    }

    Reply ofNobody() {
        check(!status.hasPath("pid"), "no pid");
        return this;
    }

    /** The pid in the pid file, as it understands it. */
    Reply readsPid(long pid) {
        check(status.hasPath("pidFile.pid") && status.getLong("pidFile.pid") == pid, "pid file read as " + pid);
        return this;
    }

    /** What it proposes to do about it. */
    Reply offers(String verbOffered) {
        check(
                document.hasPath("offer.verb")
                        && document.getString("offer.verb").equals(verbOffered),
                "the offer to " + verbOffered);
        return this;
    }

    /** This is to be found in what it says, or in the last words of the broker that it hands on. */
    Reply mentions(Object what) {
        String all = (document.hasPath("message") ? document.getString("message") : "")
                + (document.hasPath("lastWords") ? document.getStringList("lastWords") : "");
        check(all.matches("(?s).*\\b\\Q" + what + "\\E\\b.*"), "mention of " + what);
        return this;
    }

    int code() {
        return answer.code();
    }

    /** Without one the row cannot go on. */
    long pid() {
        if (!status.hasPath("pid")) {
            throw new AssertionError(verb + " should have come with a pid: " + this);
        }
        return status.getLong("pid");
    }

    private String state() {
        return status.hasPath("state") ? status.getString("state") : "";
    }

    String health() {
        return status.hasPath("pidFile.health") ? status.getString("pidFile.health") : "";
    }

    /** In few words, for the table. */
    String summary() {
        String seen = state().isEmpty() ? "" : " " + state() + "/" + health();
        return verb + " " + answer.code() + seen;
    }

    private void check(boolean fulfilled, String expectation) {
        if (!fulfilled) {
            complaints.accept(verb + " should have come with " + expectation + ": " + this);
        }
    }

    @Override
    public String toString() {
        return "exit code " + answer.code() + ", " + answer.out() + " " + answer.err();
    }
}
