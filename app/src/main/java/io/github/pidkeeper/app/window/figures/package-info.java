/** What a broker uses and does, measured while it is shown. The only package that speaks to brokers as an MQTT client. */
package io.github.pidkeeper.app.window.figures;
