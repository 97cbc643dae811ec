/** What a person who does not look is told about a broker, as values; how a desktop shows it is told elsewhere. */
package io.github.pidkeeper.app.notice;
