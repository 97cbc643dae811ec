package io.github.pidkeeper.app.window.add;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * One line of the form: its text, whether a person wrote it, and what is wrong with it. A problem is shown only after
 * the person has been there: nobody likes to be corrected while still typing. What is wrong with the file that it names is
 * shown at once, and forbids nothing.
 */
final class FormField {

    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper shownProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private String problem = "";
    private boolean visited;
    private boolean edited;
    private boolean suggesting;

    FormField() {
        // A field that was emptied again takes suggestions again.
        text.subscribe(now -> edited = !suggesting && !now.isEmpty());
    }

    StringProperty text() {
        return text;
    }

    /** What is wrong, in words; empty text while nothing is, or the person has not been there. */
    ReadOnlyStringProperty problem() {
        return shownProblem.getReadOnlyProperty();
    }

    /** What is to be known about what it names, in words; empty text while there is nothing. */
    ReadOnlyStringProperty note() {
        return note.getReadOnlyProperty();
    }

    void noted(String words) {
        note.set(words);
    }

    String trimmed() {
        return text.get().strip();
    }

    boolean blank() {
        return trimmed().isEmpty();
    }

    boolean wrong() {
        return !problem.isEmpty();
    }

    /** Whether a person has written what is there. */
    boolean edited() {
        return edited;
    }

    /** Fills in what is probably meant, unless a person has written something. */
    void suggest(String suggestion) {
        if (!edited) {
            suggesting = true;
            text.set(suggestion);
            suggesting = false;
        }
    }

    /** The person has been there and gone on. */
    void leave() {
        visited = true;
        show();
    }

    void judged(String words) {
        problem = words;
        show();
    }

    void reset() {
        visited = false;
        text.set("");
        note.set("");
        show();
    }

    private void show() {
        shownProblem.set(visited ? problem : "");
    }
}
