package io.github.pidkeeper.app.faults;

/**
 * One row of the matrix.
 *
 * @param id as in the list of faults that must be survived; X for a case of the same kinds that is not on the list
 * @param situation a sentence
 */
record Row(String id, String situation, Course course) {

    /** Makes the situation, and fails where the program does not do what it must. */
    @FunctionalInterface
    interface Course {
        void run(Scene scene) throws Exception;
    }
}
