/**
 * Where do tests get a real Kafka and a real PostgreSQL?
 *
 * <pre>
 *   test JVM ── RealParts.running() ──► lock ──► supervisor there? ── no ──► start it
 *   supervisor ── PartsProvider (containers or local processes) ──► parts.properties
 *   the Maven process ends ──► the supervisor stops everything and deletes the data
 * </pre>
 */
@NullMarked
package cc.xtracker.stack.parts;

import org.jspecify.annotations.NullMarked;
