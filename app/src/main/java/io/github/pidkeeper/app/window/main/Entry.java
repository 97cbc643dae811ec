package io.github.pidkeeper.app.window.main;

import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.app.settings.SettingsProblem;
import io.github.pidkeeper.app.window.broker.BrokerModel;

/** A line of the list. */
sealed interface Entry {

    /** What it stands there under, and is found by. */
    String name();

    /** A broker under watch. */
    record Watched(BrokerModel model) implements Entry {

        @Override
        public String name() {
            return model.broker().name().text();
        }
    }

    /**
     * A file of the settings that cannot be used, in the place of the broker that it should be about: what runs is not
     * watched, and must not look as if it had never been there.
     *
     * @param title what is not known for that
     * @param sentence says which file, why, and what to do
     */
    record Unusable(String name, String title, String sentence) implements Entry {

        static Unusable of(SettingsProblem problem, Texts texts) {
            return new Unusable(
                    problem.broker().orElse(problem.file().getFileName().toString()),
                    problem.broker()
                            .map(name -> texts.text("window.title.unknown", name))
                            .orElseGet(() -> texts.text("window.unusable.all")),
                    texts.text(problem.sentence()));
        }
    }
}
