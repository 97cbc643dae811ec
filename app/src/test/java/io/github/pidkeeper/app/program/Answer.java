package io.github.pidkeeper.app.program;

/** What a run of the program came to. */
public record Answer(int code, String out, String err) {}
