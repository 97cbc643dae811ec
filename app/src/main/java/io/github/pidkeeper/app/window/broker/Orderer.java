package io.github.pidkeeper.app.window.broker;

/** Whoever has ordered something, and does not see what becomes of it: told one of these, once that is decided. */
public interface Orderer {

    /** A person who is looking. */
    Orderer NOBODY = new Orderer() {
        @Override
        public void taken() {}

        @Override
        public void dropped() {}
    };

    /** It has begun, is asked about by now, or something else was ordered in its place. */
    void taken();

    /** A person has turned to something else before it could be asked about, and so it is not done. */
    void dropped();
}
