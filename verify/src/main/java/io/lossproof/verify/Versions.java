package io.lossproof.verify;

import java.util.LinkedHashMap;
import java.util.Map;

/** Versions of the program and of what it runs on. */
public final class Versions {

    private Versions() {}

    /** The version of the program, from its archive; {@code development} where it runs from classes. */
    public static String engine() {
        return of(Versions.class);
    }

    /** Java and the libraries that results rest on, by name. */
    static Map<String, String> environment() {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("Java", System.getProperty("java.version", "unknown"));
        versions.put("operating system", System.getProperty("os.name", "unknown"));
        return versions;
    }

    private static String of(Class<?> type) {
        String version = type.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
