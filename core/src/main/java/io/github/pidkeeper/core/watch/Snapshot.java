package io.github.pidkeeper.core.watch;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.verdict.Verdict;

/** A broker and the latest verdict about it; immutable, published when it differs from the one before. */
public record Snapshot(Broker broker, Verdict verdict) {}
