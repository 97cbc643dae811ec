package io.github.pidkeeper.core.owner;

/** What came of something that an owner was asked for. */
public sealed interface OwnerAnswer {

    /** The owner has done it, and says so. What has become of the broker is to be seen by looking. */
    record Done() implements OwnerAnswer {}

    /**
     * The owner began, and did not succeed.
     *
     * @param result in the owner's own word: failed, timeout, canceled, dependency and others
     */
    record Failed(String result) implements OwnerAnswer {}

    /** It was asked for, and whether it was done is not known: the owner was no longer to be heard, or took too long. */
    record Unheard(String reason) implements OwnerAnswer {}

    /** Nothing was done. */
    sealed interface NotDone extends OwnerAnswer, UnitReading {}

    /**
     * The owner says no.
     *
     * @param detail in the owner's own words; may be empty
     */
    record Refused(Refusal why, String detail) implements NotDone {}

    /**
     * There is nobody to be asked.
     *
     * @param reason empty where nobody here could ask at all
     */
    record NotReachable(String reason) implements NotDone {}

    /** Why an owner says no. */
    enum Refusal {
        NOT_PERMITTED,
        /** A person would have to be asked for a password, and nobody here asks persons. */
        NEEDS_AUTHORISATION,
        MASKED,
        NO_SUCH_UNIT,
        /** Its file is there, and the owner can make nothing of it; the detail is what it says of that. */
        UNUSABLE_FILE,
        /** It is not for anybody to start or stop by itself. */
        ONLY_BY_DEPENDENCY,
        /** The process is not of this unit, whatever was believed. */
        NOT_ITS_PROCESS,
        /** What the unit takes for its main process is not one of its own, and would be hit with it; the detail is its pid. */
        FOREIGN_MAIN_PROCESS,
        /** Neither a scope nor a manager of a user's services is an owner in this sense. */
        NO_SERVICE,
        OTHER
    }
}
