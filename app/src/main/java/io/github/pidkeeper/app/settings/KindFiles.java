package io.github.pidkeeper.app.settings;

import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerKinds;
import io.github.pidkeeper.core.broker.BrokerName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The kinds of brokers that this user has described: one file each, {@code kinds/NAME.conf}. What is wrong with one concerns
 * only the brokers that are said to be of that kind.
 */
record KindFiles(Path directory) {

    KnownKinds load() {
        var kinds = new ArrayList<BrokerKind>();
        var problems = new ArrayList<SettingsProblem>();
        for (var file : new SettingsDirectory(directory, SettingsFile.Sort.KIND).files(problems)) {
            switch (file.read((name, text) -> kind(name, text, kinds))) {
                case SettingsFile.Reading.Read<BrokerKind>(var kind, var _) -> kinds.add(kind);
                case SettingsFile.Reading.Unusable<BrokerKind>(var problem) -> problems.add(problem);
            }
        }
        return new KnownKinds(new BrokerKinds(kinds), problems);
    }

    private static Parsing<BrokerKind> kind(BrokerName name, String text, List<BrokerKind> others) {
        return BrokerKinds.BUILT_IN.named(name.text()).isPresent()
                ? new Parsing.Wrong<>(OptionalInt.empty(), Sentence.of("settings.kind-built-in", name.text()))
                : new SettingsText(text).parse(config -> new KindKeys(name, others, config).kind());
    }
}
