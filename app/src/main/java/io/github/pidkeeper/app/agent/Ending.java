package io.github.pidkeeper.app.agent;

/** What has become of an errand. */
sealed interface Ending {

    /** There is nothing to tell. */
    record Well() implements Ending {}

    /** It did not go well, or not all of it. */
    record Trouble(String words) implements Ending {}

    /** Nothing was done: a person may have to be asked first, and that is for the window. */
    record ForTheWindow() implements Ending {}
}
