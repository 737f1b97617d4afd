/**
 * Who changed what? Every call of an operator that may change something is announced before it is
 * made and settled with its answer, so that none is made without a record, whenever the process
 * dies (ADR 022).
 */
@NullMarked
package cc.xtracker.operator.audit;

import org.jspecify.annotations.NullMarked;
