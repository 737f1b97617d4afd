@NullMarked
package cc.xtracker.ingress;

import org.jspecify.annotations.NullMarked;
