package io.github.pidkeeper.core.verdict;

import io.github.pidkeeper.core.verdict.Likeness.Difference;
import io.github.pidkeeper.core.verdict.Likeness.Ground;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who is taken for a broker that an interpreter runs, and who only names its file. */
class PortraitOfScriptsTest extends PortraitFixture {

    @Test
    void aScriptIsFoundBehindItsInterpreter() {
        script = Optional.of(Script.of("#!/usr/bin/env python3"));
        ours(
                process()
                        .executable("/usr/bin/python3.11")
                        .line("/usr/bin/python3", "/usr/bin/nanomq", "start", "--conf", "/etc/nanomq.conf"),
                Ground.SCRIPT);
        script = Optional.of(Script.of("#! /usr/bin/perl -w"));
        ours(
                process()
                        .executable("/usr/bin/perl")
                        .line("/usr/bin/perl", "-w", "/usr/bin/nanomq", "start", "--conf", "/etc/nanomq.conf"),
                Ground.SCRIPT);
    }

    @Test
    void whoNamesTheProgramWithoutRunningItIsNot() {
        arguments = List.of();
        for (Optional<Script> what : List.of(
                Optional.<Script>empty(),
                Optional.of(Script.of("#!/bin/sh")),
                Optional.of(Script.of("echo ready")),
                Optional.of(Script.unknown()))) {
            script = what;
            for (var words : List.of(
                    List.of("tail", "-f"), List.of("flock", "/run/lock"), List.of("gdb", "--args"), List.of("vi"))) {
                var line = Stream.concat(words.stream(), Stream.of("/usr/bin/nanomq"))
                        .toArray(String[]::new);
                stranger(process().executable("/usr/bin/" + words.getFirst()).line(line), Difference.EXECUTABLE);
            }
        }
        stranger(
                process().executable("/usr/bin/dash").line("sh", "/usr/bin/other", "/usr/bin/nanomq"),
                Difference.EXECUTABLE);
    }

    @Test
    void aProgramThatIsNoScriptHasNoInterpreter() {
        stranger(
                process()
                        .executable("/usr/bin/dash")
                        .line("sh", "/usr/bin/nanomq", "start", "--conf", "/etc/nanomq.conf"),
                Difference.EXECUTABLE);
    }

    @Test
    void aScriptThatIsGoneIsFoundBehindWhatBrokersAreWrittenFor() {
        script = Optional.of(Script.unknown());
        ours(
                process()
                        .executable("/usr/bin/python3.11")
                        .line("python3.11", "/usr/bin/nanomq", "start", "--conf", "/etc/nanomq.conf"),
                Ground.SCRIPT);
    }

    @Test
    void aScriptWithoutAFirstLineIsAShells() {
        script = Optional.of(Script.of("exec /opt/nanomq"));
        ours(
                process()
                        .executable("/usr/bin/dash")
                        .line("/bin/sh", "/usr/bin/nanomq", "start", "--conf", "/etc/nanomq.conf"),
                Ground.SCRIPT);
    }

    @Test
    void somebodyWhoOnlyNamesTheScriptIsNot() {
        stranger(process().executable("/usr/bin/vi").line("vi", "/usr/bin/nanomq"), Difference.EXECUTABLE);
    }
}
