/** What a person meets: the tray, the window and the command line. */
@org.jspecify.annotations.NullMarked
module io.github.pidkeeper.app {
    requires static org.jspecify;

    exports io.github.pidkeeper.app.dbus to
            org.freedesktop.dbus;

    requires atlantafx.base;
    requires com.hivemq.client.mqtt;
    requires io.github.pidkeeper.core;
    requires io.netty.common;
    requires io.netty.transport;
    requires javafx.controls;
    requires javafx.fxml;
    requires moquette.broker;
    requires org.freedesktop.dbus;
    requires org.kordamp.ikonli.feather;
    requires org.kordamp.ikonli.javafx;
    requires org.slf4j;
    requires typesafe.config;

    provides io.netty.bootstrap.ChannelInitializerExtension with
            io.github.pidkeeper.app.practice.OrderedConnections;

    // FXML fills in the fields of the controllers and makes the controls that pages name.
    opens io.github.pidkeeper.app.window.add to
            javafx.fxml;
    opens io.github.pidkeeper.app.window.broker to
            javafx.fxml;
    opens io.github.pidkeeper.app.window.figures to
            javafx.fxml;
    opens io.github.pidkeeper.app.window.journal to
            javafx.fxml;
    opens io.github.pidkeeper.app.window.log to
            javafx.fxml;
    opens io.github.pidkeeper.app.window.look to
            javafx.fxml;
    opens io.github.pidkeeper.app.window.main to
            javafx.fxml;
    opens io.github.pidkeeper.app.window.operation to
            javafx.fxml;
    opens io.github.pidkeeper.app.window.welcome to
            javafx.fxml;
}
