package io.github.pidkeeper.core.broker.conf;

import java.util.List;

/**
 * What has to be right for a broker to start, and matters no more once it runs.
 *
 * @param objections what it would end on in its own configuration
 * @param places where it is to listen
 * @param libraries that it loads
 * @param created what it makes: its pid file, sockets of the file system
 * @param impediments with what it exits right after its start, unless its command line or environment overrules it
 */
public record Prerequisites(
        List<Objection> objections,
        List<ListeningPlace> places,
        List<NamedFile> libraries,
        List<NamedFile> created,
        List<Impediment> impediments) {

    /** Those of a broker of which none are known. */
    static final Prerequisites NONE = new Prerequisites(List.of(), List.of(), List.of(), List.of(), List.of());

    /** Those of a broker that has no other. */
    Prerequisites(List<Impediment> impediments) {
        this(List.of(), List.of(), List.of(), List.of(), impediments);
    }

    public Prerequisites {
        objections = List.copyOf(objections);
        places = List.copyOf(places);
        libraries = List.copyOf(libraries);
        created = List.copyOf(created);
        impediments = List.copyOf(impediments);
    }
}
