package io.github.pidkeeper.app.cli;

import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.core.text.Message;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where answers and errors go.
 *
 * @param texts in the language of the person who reads
 * @param out for answers
 * @param err for errors, so that a script that reads the answers is not surprised
 */
public record Console(Texts texts, PrintStream out, PrintStream err) {

    public void answer(String line) {
        out.println(line);
    }

    /** For programs: UTF-8 whatever the terminal speaks. */
    void document(Object json) {
        document(new Json().render(json));
    }

    /** The same of what is JSON already. */
    void document(String json) {
        out.writeBytes((json + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    public void error(Sentence sentence) {
        err.println(texts.text("cli.error", sentence));
    }

    public void error(Message message) {
        err.println(texts.text("cli.error", message));
    }

    /**
     * Says that answers were lost.
     *
     * @param code of what was asked for
     * @return the exit code to end with: nobody is to take for a success, or for a judgement of a broker, what he did not get
     */
    public int unanswered(String reason, int code) {
        error(Sentence.of("cli.output-lost", reason));
        return Math.max(code, ExitCode.FAILED.number());
    }
}
