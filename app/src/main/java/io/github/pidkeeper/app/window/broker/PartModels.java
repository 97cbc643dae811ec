package io.github.pidkeeper.app.window.broker;

import io.github.pidkeeper.app.window.journal.JournalModel;
import io.github.pidkeeper.app.window.log.LogModel;
import java.util.function.Supplier;

/** Makes what is shown of a broker besides the overview, when it is first wanted. */
public record PartModels(Supplier<LogModel> log, Supplier<JournalModel> journal) {}
