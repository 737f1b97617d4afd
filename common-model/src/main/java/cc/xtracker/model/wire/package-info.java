/**
 * How does a record look in bytes? One codec a topic; fields are added, never removed or re-typed.
 */
@NullMarked
package cc.xtracker.model.wire;

import org.jspecify.annotations.NullMarked;
