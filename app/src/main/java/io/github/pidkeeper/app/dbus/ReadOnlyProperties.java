package io.github.pidkeeper.app.dbus;

import java.util.Map;
import org.freedesktop.DBus.Error.PropertyReadOnly;
import org.freedesktop.DBus.Error.UnknownProperty;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.Variant;

/** The properties of an object of ours, for others to read. */
abstract class ReadOnlyProperties implements Properties {

    private final String path;

    ReadOnlyProperties(String path) {
        this.path = path;
    }

    /** What the properties are now. */
    abstract Map<String, Variant<?>> properties();

    @Override
    public final String getObjectPath() {
        return path;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public final <A> A Get(String type, String name) {
        Variant<?> value = properties().get(name);
        if (value == null) {
            throw new UnknownProperty("There is no property " + name);
        }
        return (A) value;
    }

    @Override
    public final Map<String, Variant<?>> GetAll(String type) {
        return properties();
    }

    @Override
    public final <A> void Set(String type, String name, A value) {
        throw new PropertyReadOnly("The property " + name + " can only be read");
    }
}
