package cc.xtracker.stack.local;

import cc.xtracker.stack.process.ProcessMark;

/**
 * A process as it was launched.
 *
 * @param recipe fingerprint of what it was launched with: another one asks for a restart
 */
record Running(ProcessMark process, String recipe) {
  boolean isAlive() {
    return process.isAlive();
  }
}
