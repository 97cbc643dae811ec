/** The practice broker: a real MQTT broker to try everything on, in a process of its own. */
package io.github.pidkeeper.app.practice;
