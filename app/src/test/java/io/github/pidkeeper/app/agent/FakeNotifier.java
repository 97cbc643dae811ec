package io.github.pidkeeper.app.agent;

import io.github.pidkeeper.app.notice.Notice;
import io.github.pidkeeper.app.notice.Notifier;
import io.github.pidkeeper.app.tray.TrayAction;
import io.github.pidkeeper.core.broker.BrokerName;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** Keeps what it is to show: the summaries, "withdrawn: " and the broker, and "closed" in the end. */
final class FakeNotifier implements Notifier {

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final Consumer<TrayAction> chosen;

    FakeNotifier(Consumer<TrayAction> chosen) {
        this.chosen = chosen;
    }

    BlockingQueue<String> told() {
        return told;
    }

    /** Somebody has pressed a button of the notice about this broker. */
    void choose(TrayAction.Verb verb, String broker) {
        chosen.accept(new TrayAction.OnBroker(verb, new BrokerName(broker)));
    }

    @Override
    public void show(Notice notice) {
        told.add(notice.summary());
    }

    @Override
    public void withdraw(BrokerName broker) {
        told.add("withdrawn: " + broker);
    }

    @Override
    public void close() {
        told.add("closed");
    }
}
