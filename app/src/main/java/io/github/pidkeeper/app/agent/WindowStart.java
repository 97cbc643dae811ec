package io.github.pidkeeper.app.agent;

import io.github.pidkeeper.core.process.ProcessSpawner;
import io.github.pidkeeper.core.process.SpawnRequest;

/** How the window's process is started. */
public record WindowStart(ProcessSpawner spawner, SpawnRequest request) {}
