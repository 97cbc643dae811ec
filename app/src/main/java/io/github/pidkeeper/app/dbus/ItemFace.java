package io.github.pidkeeper.app.dbus;

import io.github.pidkeeper.app.glyph.Glyph;
import io.github.pidkeeper.app.glyph.Palette;
import io.github.pidkeeper.app.glyph.Pixmap;
import io.github.pidkeeper.app.tray.TrayModel;
import io.github.pidkeeper.app.tray.TrayModel.ToolTip;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.Variant;

/** What a panel can read of the item at one moment, apart from its menu; immutable. */
record ItemFace(TrayModel model, Variant<?> icon, Map<String, Variant<?>> properties) {

    private static final String ID = "io.github.pidkeeper.Pidkeeper";
    private static final String PICTURES = "a(iiay)";
    private static final String TOOL_TIP = "(sa(iiay)ss)";

    /** What every item has by its specification and ours leaves empty; LXQt complains of each that is missing. */
    private static final List<String> EMPTY_NAMES =
            List.of("IconName", "OverlayIconName", "AttentionIconName", "AttentionMovieName", "IconThemePath");

    private static final List<String> EMPTY_PICTURES = List.of("OverlayIconPixmap", "AttentionIconPixmap");

    /** The sizes panels ask for: none of them looks good when another one is scaled to it. */
    private static final List<Integer> SIZES = List.of(16, 22, 24, 32, 48, 64);

    /** XFCE takes the largest picture it finds and scales it to 22 pixels, or twice that on fine screens. */
    private static final int SCALED_TO = 22;

    private static final int SCALED_BY = 4;

    static ItemFace of(TrayModel model) {
        return of(model, new Variant<>(pictures(model.glyph()), PICTURES));
    }

    /** The face after this one. */
    ItemFace then(TrayModel next) {
        return next.glyph() == model.glyph() ? of(next, icon) : of(next);
    }

    private static ItemFace of(TrayModel model, Variant<?> icon) {
        Map<String, Variant<?>> properties = new LinkedHashMap<>();
        properties.put("Category", new Variant<>("ApplicationStatus"));
        properties.put("Id", new Variant<>(ID));
        properties.put("Title", new Variant<>(model.title()));
        properties.put("Status", new Variant<>("Active"));
        properties.put("WindowId", new Variant<>(0));
        EMPTY_NAMES.forEach(name -> properties.put(name, new Variant<>("")));
        EMPTY_PICTURES.forEach(name -> properties.put(name, new Variant<>(List.of(), PICTURES)));
        properties.put("IconPixmap", icon);
        properties.put("IconAccessibleDesc", new Variant<>(model.toolTip().title()));
        properties.put("ToolTip", new Variant<>(toolTip(model.toolTip()), TOOL_TIP));
        properties.put("ItemIsMenu", new Variant<>(false));
        properties.put("Menu", new Variant<>(new DBusPath(MenuObject.PATH)));
        return new ItemFace(model, icon, properties);
    }

    /** The names of the signals that tell a panel what has changed since. */
    List<String> changesSince(ItemFace before) {
        List<String> changes = new ArrayList<>();
        if (model.glyph() != before.model.glyph()) {
            changes.add("NewIcon");
        }
        if (!model.title().equals(before.model.title())) {
            changes.add("NewTitle");
        }
        if (!model.toolTip().equals(before.model.toolTip())) {
            changes.add("NewToolTip");
        }
        return changes;
    }

    private static List<Object[]> pictures(Glyph glyph) {
        return Stream.concat(
                        SIZES.stream().map(size -> glyph.render(size, Palette.ON_ANY)),
                        Stream.of(glyph.renderEnlarged(SCALED_TO, SCALED_BY, Palette.ON_ANY)))
                .map(ItemFace::picture)
                .toList();
    }

    private static Object[] picture(Pixmap pixmap) {
        return new Object[] {pixmap.size(), pixmap.size(), pixmap.argbBytes()};
    }

    /** No icon of its own; the text may hold mark-up as the panel sees it, so ours is escaped. */
    private static Object[] toolTip(ToolTip toolTip) {
        return new Object[] {"", List.of(), toolTip.title(), escaped(toolTip.text())};
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
