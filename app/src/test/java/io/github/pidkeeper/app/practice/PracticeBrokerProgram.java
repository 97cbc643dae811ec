package io.github.pidkeeper.app.practice;

import java.util.List;

/** The practice broker as a program of its own, without the rest of the application. */
final class PracticeBrokerProgram {

    private PracticeBrokerProgram() {}

    public static void main(String[] arguments) {
        System.exit(new PracticeBroker(ProcessHandle.current().pid(), System.err).run(List.of(arguments)));
    }
}
