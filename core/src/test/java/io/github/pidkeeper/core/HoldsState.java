package io.github.pidkeeper.core;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Matches types made to be changed: atomics, locks and queues, and collections that are not declared by their interface. */
public final class HoldsState extends DescribedPredicate<JavaClass> {

    private static final List<String> DECLARED_BY_INTERFACE =
            List.of(Map.class.getName(), List.class.getName(), Set.class.getName());

    public HoldsState() {
        super("a type made to be changed");
    }

    @Override
    public boolean test(JavaClass type) {
        boolean atomicOrLock = type.getPackageName().startsWith("java.util.concurrent.");
        boolean collection = type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class);
        return atomicOrLock || (collection && !DECLARED_BY_INTERFACE.contains(type.getName()));
    }
}
