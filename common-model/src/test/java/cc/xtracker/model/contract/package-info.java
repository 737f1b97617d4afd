/**
 * Do the schemas, the AsyncAPI document, the page and the code say the same, now and to old
 * consumers?
 */
@NullMarked
package cc.xtracker.model.contract;

import org.jspecify.annotations.NullMarked;
