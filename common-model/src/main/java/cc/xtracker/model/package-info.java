/**
 * The language the services share.
 *
 * <pre>
 *   id ◄── event ◄── wire ──► topic
 *    ▲      click ◄──┘ │
 *    └──── delivery ◄──┘
 * </pre>
 *
 * Pure Java and a streaming JSON codec: no framework, no Kafka client, no SQL, no clock. Everything
 * here is immutable and safe to share between threads.
 */
@NullMarked
package cc.xtracker.model;

import org.jspecify.annotations.NullMarked;
