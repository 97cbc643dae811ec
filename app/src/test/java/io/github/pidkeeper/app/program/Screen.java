package io.github.pidkeeper.app.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The screen that the tests have to themselves, with its windows and its keyboard. */
public final class Screen {

    private static final List<String> OUR_WINDOW = List.of("search", "--onlyvisible", "--class", "^pidkeeper$");

    /** Whether a window of the application is seen. */
    public boolean showsWindow() {
        return does(OUR_WINDOW);
    }

    /**
     * Presses keys at the window of the application, if there is one. Not in the same breath as it is given the focus: a window
     * that is just closing ends xdotool at any moment, and the key that it then holds down is held down for all tests to come.
     */
    public void press(String keys) {
        var focus = new ArrayList<>(OUR_WINDOW);
        focus.add("windowfocus");
        if (does(focus)) {
            does(List.of("key", keys));
        }
    }

    private static boolean does(List<String> words) {
        var command = new ArrayList<>(List.of("xdotool"));
        command.addAll(words);
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .onExit()
                            .join()
                            .exitValue()
                    == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
