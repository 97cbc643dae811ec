package io.github.pidkeeper.core.crashes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.pidkeeper.core.standin.CProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * A library in front of the C library that ends its program by force at a certain change on disk.
 *
 * @param under only changes below this directory count
 * @param told a file, elsewhere, for the changes that came to pass, and the one that did not
 */
record PowerCut(Path under, Path told) {

    private static final CProgram LIBRARY =
            new CProgram("powercut.so", List.of("powercut.c"), List.of("-shared", "-fPIC"));

    /**
     * Has the program die at this change, counted from 1.
     *
     * @param torn half of it is done; it must be a write
     */
    void prepare(ProcessBuilder program, int at, boolean torn) {
        program.environment().put("LD_PRELOAD", LIBRARY.executable().toString());
        program.environment().put("CUT_UNDER", under.toString());
        program.environment().put("CUT_AT", Integer.toString(at));
        program.environment().put("CUT_TOLD", told.toString());
        if (torn) {
            program.environment().put("CUT_TORN", "yes");
        }
    }

    /** The changes in their order, in words; the last one is where it died, if it did. */
    List<String> changes() {
        try {
            return Files.readAllLines(told, ISO_8859_1);
        } catch (NoSuchFileException _) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
