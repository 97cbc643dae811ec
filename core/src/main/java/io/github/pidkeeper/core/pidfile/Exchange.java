package io.github.pidkeeper.core.pidfile;

import io.github.pidkeeper.core.pidfile.FileAccess.Found;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * New content in the place of a pid file, or where there is none: written whole beside it, and then given its name.
 *
 * @param looks what is at the path now
 * @param path of the pid file
 * @param fresh where the new content is written first
 */
record Exchange(Supplier<Found> looks, FoundMeaning meaning, Path path, NewFile fresh) {

    private static final String ONLY_FOR_US = "rw-------";

    /** Changes nothing unless it returns {@link Rewriting.Written}. */
    Rewriting run(
            PidFileContent content,
            Optional<FileStamp> judged,
            Optional<Path> keep,
            Optional<FileRights> rights,
            BooleanSupplier stillSo) {
        Found found = looks.get();
        if (!isAsJudged(judged, found)) {
            return new Rewriting.Kept(meaning.of(found));
        }
        Optional<NewFile> kept = judged.flatMap(_ -> keep).map(place -> new NewFile(place, ONLY_FOR_US));
        Optional<String> unkept =
                kept.flatMap(copy -> FoundMeaning.plain(found).flatMap(file -> copy.write(file.head())));
        if (unkept.isPresent()) {
            return new Rewriting.Failed(unkept.get());
        }
        Optional<String> unwritten = fresh.write(content.bytes());
        Rewriting rewriting =
                unwritten.<Rewriting>map(Rewriting.Failed::new).orElseGet(() -> placed(judged, rights, stillSo));
        if (!(rewriting instanceof Rewriting.Written)) {
            kept.ifPresent(NewFile::discard);
        }
        return rewriting;
    }

    private Rewriting placed(Optional<FileStamp> judged, Optional<FileRights> rights, BooleanSupplier stillSo) {
        Rewriting rewriting = rights.flatMap(fresh::grant)
                .<Rewriting>map(Rewriting.Failed::new)
                .orElseGet(() -> place(judged, stillSo));
        if (!(rewriting instanceof Rewriting.Written)) {
            fresh.discard();
        }
        return rewriting;
    }

    private Rewriting place(Optional<FileStamp> judged, BooleanSupplier stillSo) {
        Found now = looks.get();
        if (!isAsJudged(judged, now)) {
            return new Rewriting.Kept(meaning.of(now));
        }
        if (!stillSo.getAsBoolean()) {
            return new Rewriting.Withdrawn();
        }
        Optional<String> failure = judged.isPresent() ? fresh.replace(path) : fresh.moveToFreePlace(path);
        return failure.<Rewriting>map(Rewriting.Failed::new).orElseGet(Rewriting.Written::new);
    }

    private static boolean isAsJudged(Optional<FileStamp> judged, Found found) {
        return judged.map(stamp -> FoundMeaning.version(stamp, found).isPresent())
                .orElseGet(() -> found instanceof Found.Nothing);
    }
}
