/**
 * How fast, compared with what, on this machine, in one run?
 *
 * <pre>
 *   ingest     new events through ingress-service, and a server that only parses and answers
 *   delivery   events through dispatcher-service to receivers, and a client that only posts
 *   load       drives a server: as hard as it goes, or at one rate
 *   scene      a stack, its tenants, their events
 *   sink       the receivers
 *   row        what was seen, beside what is to be reached
 *   probe      what the processes cost
 * </pre>
 *
 * Load, broker, database and services share the machine, so only ratios travel.
 */
@NullMarked
package cc.xtracker.bench;

import org.jspecify.annotations.NullMarked;
