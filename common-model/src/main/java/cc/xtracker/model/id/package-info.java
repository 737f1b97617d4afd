/**
 * Which thing is meant? One-field records for every identity, and the hashing that derives one from
 * another.
 */
@NullMarked
package cc.xtracker.model.id;

import org.jspecify.annotations.NullMarked;
