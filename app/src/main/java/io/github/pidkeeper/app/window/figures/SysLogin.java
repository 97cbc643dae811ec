package io.github.pidkeeper.app.window.figures;

import com.hivemq.client.mqtt.mqtt3.message.auth.Mqtt3SimpleAuth;
import io.github.pidkeeper.core.broker.FiguresUser;
import io.github.pidkeeper.core.figures.HeldPort;
import io.github.pidkeeper.core.figures.PasswordFile;
import io.github.pidkeeper.core.figures.Reading;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.util.Optional;

/** As whom $SYS is read. */
sealed interface SysLogin {

    /** As nobody in particular. */
    record Anonymous() implements SysLogin {}

    /**
     * As a user of the broker, whose password is sent only to a port that the broker held a moment ago: it may have died since
     * the last time.
     */
    record As(FiguresUser user, PasswordFile passwords, HeldPort port) implements SysLogin {}

    /** What is shown to the broker, read anew; absent where nothing may be sent to it now. */
    default Reading<Optional<Mqtt3SimpleAuth>> credentials() {
        return switch (this) {
            case Anonymous() -> new Reading.Told<>(Optional.empty());
            case As(var user, var passwords, var port) ->
                port.problem()
                        .<Reading<Optional<Mqtt3SimpleAuth>>>map(Reading.Absent::new)
                        .orElseGet(() -> passwords
                                .read(user.passwordFile())
                                .then(password -> new Reading.Told<>(Optional.of(Mqtt3SimpleAuth.builder()
                                        .username(user.user())
                                        .password(password)
                                        .build()))));
        };
    }

    /** That the broker does not take this one. */
    default Message refused(String where) {
        return of(Phrase.FIGURES_SYS_REFUSED, Phrase.FIGURES_SYS_USER_REFUSED, where);
    }

    /** That this one may not subscribe to what is read. */
    default Message denied(String where) {
        return of(Phrase.FIGURES_SYS_DENIED, Phrase.FIGURES_SYS_USER_DENIED, where);
    }

    /** That this one is told nothing. */
    default Message silent(String where) {
        return of(Phrase.FIGURES_SYS_SILENT, Phrase.FIGURES_SYS_USER_SILENT, where);
    }

    private Message of(Phrase anonymous, Phrase named, String where) {
        return switch (this) {
            case Anonymous() -> Message.of(anonymous, where);
            case As(var user, var _, var _) -> Message.of(named, where, user.user());
        };
    }
}
