/**
 * How does a built service become an image where no container engine runs?
 *
 * <p>The same image as the {@code Dockerfile}'s, but for two things that only an engine can do: it
 * has no cache of loaded classes, which must be made by the JVM of the image, and no health check,
 * for which Kubernetes does not look in an image anyway.
 */
@NullMarked
package cc.xtracker.images;

import org.jspecify.annotations.NullMarked;
