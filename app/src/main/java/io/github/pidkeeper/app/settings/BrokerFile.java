package io.github.pidkeeper.app.settings;

import com.typesafe.config.ConfigUtil;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerName;
import java.util.stream.Collectors;

/** The text of one broker's settings: HOCON with the keys that {@link BrokerKeys} knows. */
record BrokerFile(String text) {

    Parsing<Broker> parse(BrokerName name, KnownKinds kinds) {
        return new SettingsText(text).parse(config -> new BrokerKeys(name, kinds, config).broker());
    }

    /** The text that says all about this broker. */
    static BrokerFile of(Broker broker) {
        var text = new StringBuilder("# A broker of Pidkeeper. May be edited by hand; paths are absolute.\n");
        line(text, "kind", broker.kind().text());
        line(
                text,
                "command",
                broker.command().line().stream()
                        .map(ConfigUtil::quoteString)
                        .collect(Collectors.joining(", ", "[", "]")));
        line(text, "pid-file", ConfigUtil.quoteString(broker.pidFile().toString()));
        broker.configuration().ifPresent(path -> line(text, "configuration", ConfigUtil.quoteString(path.toString())));
        broker.port().ifPresent(port -> line(text, "port", Integer.toString(port)));
        broker.unit()
                .ifPresent(
                        unit -> line(text, unit.ofUser() ? "user-unit" : "unit", ConfigUtil.quoteString(unit.name())));
        if (!broker.grace().equals(Broker.DEFAULT_GRACE)) {
            line(text, "grace", broker.grace().toMillis() + "ms");
        }
        broker.figures()
                .ifPresent(figures -> line(
                        text,
                        "figures",
                        "{ user = " + ConfigUtil.quoteString(figures.user()) + ", password-file = "
                                + ConfigUtil.quoteString(figures.passwordFile().toString()) + " }"));
        return new BrokerFile(text.toString());
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append(key).append(" = ").append(value).append('\n');
    }
}
