package io.github.pidkeeper.app.tray;

import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.app.tray.Glance.Shown;
import io.github.pidkeeper.app.tray.TrayAction.OnApplication;
import io.github.pidkeeper.app.tray.TrayAction.OnBroker;
import io.github.pidkeeper.app.tray.TrayAction.Verb;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The tray's menu: what does not make sense now, or is to come anyway, is greyed, and never hidden or moved. */
record TrayMenu(Texts texts) {

    /** @param headline the line above everything */
    List<MenuEntry> of(Glance glance, String headline) {
        var menu = new ArrayList<MenuEntry>();
        menu.add(new MenuEntry.StatusLine(headline));
        menu.add(new MenuEntry.Action(OnApplication.OPEN, texts.text("tray.open"), true, true));
        menu.add(new MenuEntry.Separator());
        if (glance.brokers().size() == 1) {
            menu.addAll(verbs(glance.brokers().getFirst()));
        } else {
            glance.brokers().forEach(shown -> menu.add(submenu(shown)));
        }
        if (!glance.brokers().isEmpty()) {
            menu.add(new MenuEntry.Separator());
        }
        menu.add(new MenuEntry.Action(OnApplication.QUIT, texts.text(quit(glance)), true, false));
        return menu;
    }

    private MenuEntry submenu(Shown shown) {
        var entries = new ArrayList<MenuEntry>();
        entries.add(new MenuEntry.StatusLine(statusLine(shown)));
        entries.add(action(Verb.OPEN, shown, "tray.open", true));
        entries.add(new MenuEntry.Separator());
        entries.addAll(verbs(shown));
        var label = shown.verdict()
                .map(verdict -> texts.text("tray.broker", shown.name(), texts.state(verdict.state())))
                .orElseGet(() -> texts.text("tray.looking", shown.name()));
        return new MenuEntry.Submenu(shown.name(), label, TrayView.glyph(shown), entries);
    }

    private List<MenuEntry> verbs(Shown shown) {
        return List.of(
                operation(Verb.START, shown, verdict -> verdict.state().mayStart()),
                operation(Verb.STOP, shown, Verdict::mayStop),
                operation(Verb.RESTART, shown, Verdict::mayStop),
                new MenuEntry.Separator(),
                action(Verb.LOG, shown, key(Verb.LOG), true));
    }

    private MenuEntry operation(Verb verb, Shown shown, Predicate<Verdict> sensible) {
        boolean toCome = shown.next().filter(next -> next == verb).isPresent();
        return action(verb, shown, key(verb), shown.verdict().filter(sensible).isPresent() && !toCome);
    }

    private MenuEntry action(Verb verb, Shown shown, String key, boolean enabled) {
        return new MenuEntry.Action(new OnBroker(verb, shown.name()), texts.text(key), enabled, false);
    }

    String statusLine(Shown shown) {
        String now = stateNow(shown);
        return shown.next()
                .map(next -> texts.text("tray.then", now, label(next)))
                .orElse(now);
    }

    private String stateNow(Shown shown) {
        if (shown.verdict().isEmpty()) {
            return texts.text("tray.looking", shown.name());
        }
        var state = texts.state(shown.verdict().get().state());
        Optional<Long> pid = shown.verdict().flatMap(Verdict::process).map(ProcessFacts::pid);
        return pid.map(known -> texts.text("tray.broker-pid", shown.name(), state, known))
                .orElseGet(() -> texts.text("tray.broker", shown.name(), state));
    }

    /** What the entry for this is called. */
    String label(Verb verb) {
        return texts.text(key(verb));
    }

    private static String key(Verb verb) {
        return "tray.verb." + Texts.kebab(verb);
    }

    private static String quit(Glance glance) {
        long alive = glance.brokers().stream()
                .filter(shown -> shown.verdict()
                        .filter(verdict -> verdict.state().alive())
                        .isPresent())
                .count();
        if (alive == 0) {
            return "tray.quit";
        }
        return alive == 1 ? "tray.quit-broker-runs" : "tray.quit-brokers-run";
    }
}
