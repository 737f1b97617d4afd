/** Does the whole system keep its promises while parts of it die? */
package cc.xtracker.stack.flow;
