package cc.xtracker.k8s;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A test that is told which overlay to look at, once for each. */
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest
@EnumSource
@interface InEveryOverlay {}
