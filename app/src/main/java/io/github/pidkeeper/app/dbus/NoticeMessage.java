package io.github.pidkeeper.app.dbus;

import io.github.pidkeeper.app.glyph.Palette;
import io.github.pidkeeper.app.glyph.Pixmap;
import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.app.notice.Notice;
import io.github.pidkeeper.app.notice.Notice.Choice;
import io.github.pidkeeper.app.tray.TrayAction;
import io.github.pidkeeper.app.tray.TrayAction.OnBroker;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/**
 * A notice as a server of notifications is told it (freedesktop.org, Desktop Notifications Specification 1.2).
 *
 * @param capabilities what that server can do
 */
record NoticeMessage(Notice notice, Set<String> capabilities) {

    static final String SIGNATURE = "susssasa{sv}i";

    private static final String APPLICATION = "Pidkeeper";

    /** By which a desktop knows the application, and lets a person silence it. */
    private static final String ENTRY = "io.github.pidkeeper.Pidkeeper";

    /** A click on it; some servers show a button as well. */
    private static final String CLICK = "default";

    /** What servers make of it is between 32 and 64 pixels on coarse screens, and twice that on fine ones. */
    private static final int SIZE = 48;

    private static final int ENLARGED = 2;

    /** As long as the server thinks right; what is urgent stays. */
    private static final int ITS_OWN_TIME = -1;

    /** @param replaced the number of the notification in whose place it is shown; 0 for none */
    List<Object> arguments(UInt32 replaced) {
        return List.of(APPLICATION, replaced, "", notice.summary(), body(), actions(), hints(), ITS_OWN_TIME);
    }

    private String body() {
        String body = notice.body();
        return capabilities.contains("body-markup")
                ? body.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                : body;
    }

    /** Names and labels in turn, what somebody most likely wants first. */
    private List<String> actions() {
        return capabilities.contains("actions")
                ? Stream.concat(
                                notice.remedy().stream().flatMap(remedy -> Stream.of(name(remedy), remedy.label())),
                                Stream.of(CLICK, notice.show().label()))
                        .toList()
                : List.of();
    }

    private static String name(Choice button) {
        return Texts.kebab(button.verb());
    }

    /** What an action of this name does; empty for one that was not offered. */
    Optional<TrayAction> action(String name) {
        Optional<Choice> choice = name.equals(CLICK)
                ? Optional.of(notice.show())
                : notice.remedy().filter(remedy -> name(remedy).equals(name));
        return choice.map(it -> new OnBroker(it.verb(), notice.broker()));
    }

    private Map<String, Variant<?>> hints() {
        Map<String, Variant<?>> hints = new LinkedHashMap<>();
        hints.put("urgency", new Variant<>((byte) (notice.urgent() ? 2 : 1)));
        hints.put("desktop-entry", new Variant<>(ENTRY));
        hints.put("image-data", new Variant<>(picture(), "(iiibiiay)"));
        return hints;
    }

    private Object[] picture() {
        Pixmap pixmap = notice.glyph().renderEnlarged(SIZE, ENLARGED, Palette.ON_ANY);
        int size = pixmap.size();
        return new Object[] {size, size, size * Integer.BYTES, true, Byte.SIZE, Integer.BYTES, pixmap.rgbaBytes()};
    }
}
