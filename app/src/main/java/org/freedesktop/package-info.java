/** Names that D-Bus itself gives to things, where the Java name of a type is what is sent. */
package org.freedesktop;
