/** The page of one broker: what it does, whether its pid file tells the truth, why, and what can be done. */
package io.github.pidkeeper.app.window.broker;
