package io.github.pidkeeper.core.fault;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The rows of the matrix of faults that a test, or each test of a class, stands for. {@link FaultReport} tells the result. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Fault {

    /** For example {@code "C03"}. */
    String[] value();
}
