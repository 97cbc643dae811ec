package io.github.pidkeeper.core.broker.conf;

import com.typesafe.config.ConfigUtil;
import java.util.List;
import java.util.stream.Collectors;

/** A value of a nanomq.conf. */
sealed interface NanoMqValue permits NanoMqSection, NanoMqValue.Items, NanoMqValue.Plain {

    /** The same, with a section for each part of the keys that have dots in them. */
    NanoMqValue spread();

    /** The same, with one value for each key. */
    NanoMqValue merged();

    /** The same as HOCON proper, on one line. */
    String hocon();

    /** A list. */
    record Items(List<NanoMqValue> values) implements NanoMqValue {

        @Override
        public NanoMqValue spread() {
            return new Items(values.stream().map(NanoMqValue::spread).toList());
        }

        @Override
        public NanoMqValue merged() {
            return new Items(values.stream().map(NanoMqValue::merged).toList());
        }

        @Override
        public String hocon() {
            return values.stream().map(NanoMqValue::hocon).collect(Collectors.joining(", ", "[", "]"));
        }
    }

    /** A text, a number, or one of the three words that mean something. */
    record Plain(String hocon) implements NanoMqValue {

        /** Past what fits into it nothing that is read here is counted. */
        private static final double LARGEST = 1e18;

        static Plain text(String text) {
            return new Plain(ConfigUtil.quoteString(text));
        }

        static Plain number(String digits) {
            return new Plain(Double.toString(Math.clamp(Double.parseDouble(digits), -LARGEST, LARGEST)));
        }

        @Override
        public NanoMqValue spread() {
            return this;
        }

        @Override
        public NanoMqValue merged() {
            return this;
        }
    }
}
