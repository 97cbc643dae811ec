/** The window as a whole: the brokers at its left, and the page that is open. */
package io.github.pidkeeper.app.window.main;
