/** The program's entrance: reads the arguments and starts the part of the application they ask for. */
package io.github.pidkeeper.app;
