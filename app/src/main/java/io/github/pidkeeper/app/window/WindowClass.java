package io.github.pidkeeper.app.window;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What window managers know our windows by (WM_CLASS, ICCCM 4.1.2.5): task bars group and name them by it.
 *
 * <p>JavaFX says "java" for every program that does not descend from its Application, and has no public way to say
 * something else. The way that it has inside is opened to us in packaging/image/window.options; where it is shut, or gone in
 * a later version, the windows are "java" again, and nothing else is lost.
 */
record WindowClass(String name) {

    private static final Logger LOG = LoggerFactory.getLogger(WindowClass.class);

    /** On the FX thread, before the first window. */
    void use() {
        try {
            var type = Class.forName("com.sun.glass.ui.Application");
            var application = type.getMethod("GetApplication").invoke(null);
            type.getMethod("setName", String.class).invoke(application, name);
        } catch (ReflectiveOperationException e) {
            LOG.info("the windows are of class java: {}", e.toString());
        }
    }
}
