/** Says a verdict in words, without any control. */
package io.github.pidkeeper.app.window.words;
