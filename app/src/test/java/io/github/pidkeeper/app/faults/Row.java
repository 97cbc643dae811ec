package io.github.pidkeeper.app.faults;

/**
 * One row of the matrix.
 *
 * @param id as in the list of faults that must be survived; X for a case of the same kinds that is not on the list
 * @param situation a sentence
 * @param isTimed it may take only so long, so that no other row is to run beside it
 */
record Row(String id, String situation, Course course, boolean isTimed) {

    /** One that may take its time. */
    Row(String id, String situation, Course course) {
        this(id, situation, course, false);
    }

    /** Makes the situation, and fails where the program does not do what it must. */
    @FunctionalInterface
    interface Course {
        void run(Scene scene) throws Exception;
    }
}
