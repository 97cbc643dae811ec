/** One application for each user: the first that comes is it, and every later one hands over what it was asked. */
package io.github.pidkeeper.app.instance;
