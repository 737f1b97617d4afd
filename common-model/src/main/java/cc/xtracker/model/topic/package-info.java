/** Where do records go, under which key and with which headers? */
@NullMarked
package cc.xtracker.model.topic;

import org.jspecify.annotations.NullMarked;
