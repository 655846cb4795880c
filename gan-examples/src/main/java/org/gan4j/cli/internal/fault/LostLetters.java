package org.gan4j.cli.internal.fault;

import java.util.List;
import java.util.Locale;

/**
 * Letters of the command line that Java could not read, because the locale's character set lacks them: it puts U+FFFD or a
 * question mark in their place, and a path with them leads nowhere.
 */
public final class LostLetters {
    private static final char UNKNOWN = '\uFFFD';

    private LostLetters() {}

    /**
     * What to do about a message that is due to such letters.
     *
     * @param message what the user is told
     * @param args the command line
     * @return a clause to follow the message; empty where no letters are lost or the message is of something else
     */
    public static String advice(String message, List<String> args) {
        return advice(
                message, args, System.getProperty("sun.jnu.encoding", "UTF-8"), System.getProperty("os.name", ""));
    }

    public static String advice(String message, List<String> args, String charset, String system) {
        boolean readsAll = charset.toUpperCase(Locale.ROOT).startsWith("UTF")
                || system.toLowerCase(Locale.ROOT).startsWith("windows");
        if (readsAll || args.stream().map(LostLetters::value).noneMatch(value -> isMeant(message, value))) {
            return "";
        }
        return "; its letters are not in " + charset
                + ", the character set of this locale: run this again with LC_ALL=C.UTF-8,"
                + " or another UTF-8 locale, before `java`";
    }

    private static boolean isMeant(String message, String value) {
        return (value.indexOf(UNKNOWN) >= 0 || value.indexOf('?') >= 0) && message.contains(value);
    }

    /** Without the option's name, as in {@code --data=VALUE}. */
    private static String value(String arg) {
        return arg.startsWith("--") ? arg.substring(arg.indexOf('=') + 1) : arg;
    }
}
