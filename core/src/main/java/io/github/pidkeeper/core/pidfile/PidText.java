package io.github.pidkeeper.core.pidfile;

import io.github.pidkeeper.core.text.Message;

/** What the bytes of a pid file mean. */
public sealed interface PidText {

    record Names(long pid) implements PidText {}

    record Empty() implements PidText {}

    record Wrong(Message reason) implements PidText {}
}
