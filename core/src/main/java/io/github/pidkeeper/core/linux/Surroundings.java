package io.github.pidkeeper.core.linux;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Where a pid file is, or is to be, under watch.
 *
 * @param place of the file, without links
 * @param refusal why some of its changes will not be noticed; empty if all will be
 */
record Surroundings(Set<Post> posts, Path place, Optional<String> refusal) {

    Surroundings {
        posts = Set.copyOf(posts);
    }

    boolean concernedBy(Inotify.Event event) {
        return posts.stream().anyMatch(post -> post.concerns(event));
    }
}
