package io.github.pidkeeper.app.settings;

import io.github.pidkeeper.app.i18n.Sentence;
import java.nio.file.Path;

/** What came of changing the settings. */
public sealed interface Saving {

    /** The file is on disk as wanted, or gone as wanted. */
    record Saved(Path file) implements Saving {}

    /** It would have destroyed or contradicted what is there; nothing was changed. */
    record Refused(Sentence sentence) implements Saving {}

    /** The operating system did not allow it; nothing was changed. */
    record Failed(Sentence sentence) implements Saving {}
}
