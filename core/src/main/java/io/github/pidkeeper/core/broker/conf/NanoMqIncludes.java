package io.github.pidkeeper.core.broker.conf;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import java.io.File;
import java.net.URL;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Reads what a nanomq.conf includes: files of this machine, by whole paths, and nothing from anywhere else. */
final class NanoMqIncludes implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {

    /** As deep as NanoMQ goes. */
    private static final int DEEPEST = 10;

    private int depth;

    @Override
    public ConfigIncluder withFallback(ConfigIncluder fallback) {
        return this;
    }

    @Override
    public ConfigObject include(ConfigIncludeContext context, String what) {
        try {
            return include(Path.of(what));
        } catch (InvalidPathException e) {
            throw new Failure(Mistake.unreadable(Path.of("/")));
        }
    }

    @Override
    public ConfigObject includeFile(ConfigIncludeContext context, File what) {
        return include(what.toPath());
    }

    private ConfigObject include(Path file) {
        if (!file.isAbsolute()) {
            // Relative to wherever the broker was started from, which the file does not say.
            return nothing();
        }
        depth++;
        try {
            return depth > DEEPEST ? nothing() : NanoMqConfiguration.parse(file, this);
        } catch (Mistake e) {
            throw new Failure(e);
        } finally {
            depth--;
        }
    }

    @Override
    public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
        return nothing();
    }

    @Override
    public ConfigObject includeResources(ConfigIncludeContext context, String what) {
        return nothing();
    }

    private static ConfigObject nothing() {
        return ConfigFactory.empty().root();
    }

    /** Carries a mistake of an included file through the parser of the including one. */
    static final class Failure extends ConfigException {
        private static final long serialVersionUID = 1;

        private final transient Mistake mistake;

        Failure(Mistake mistake) {
            super("include", mistake);
            this.mistake = mistake;
        }

        Mistake mistake() {
            return mistake;
        }
    }
}
