package org.gan4j.data.internal.listing;

import java.util.Comparator;

/**
 * Orders file names as people do: 2.jpg before 10.jpg, folder by folder.
 *
 * <p>Runs of digits compare by their value, whatever their length; other characters by their code. Names that differ only
 * in leading zeros are ordered by their characters, so that the order is total.
 */
final class NameOrder implements Comparator<String> {
    static final NameOrder INSTANCE = new NameOrder();

    private NameOrder() {}

    @Override
    public int compare(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            if (isDigit(a.charAt(i)) && isDigit(b.charAt(j))) {
                int endA = endOfDigits(a, i);
                int endB = endOfDigits(b, j);
                int byValue = compareNumbers(a, i, endA, b, j, endB);
                if (byValue != 0) {
                    return byValue;
                }
                i = endA;
                j = endB;
            } else if (a.charAt(i) != b.charAt(j)) {
                return rank(a.charAt(i)) - rank(b.charAt(j));
            } else {
                i++;
                j++;
            }
        }
        int byLength = (a.length() - i) - (b.length() - j);
        return byLength != 0 ? byLength : a.compareTo(b);
    }

    private static int compareNumbers(String a, int fromA, int endA, String b, int fromB, int endB) {
        int startA = skipZeros(a, fromA, endA);
        int startB = skipZeros(b, fromB, endB);
        int digits = endA - startA - (endB - startB);
        if (digits != 0) {
            return digits;
        }
        return a.substring(startA, endA).compareTo(b.substring(startB, endB));
    }

    private static int skipZeros(String text, int from, int end) {
        int start = from;
        while (start < end && text.charAt(start) == '0') {
            start++;
        }
        return start;
    }

    private static int endOfDigits(String text, int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** A folder's images stay together: the separator comes before everything that may stand in a name. */
    private static int rank(char c) {
        return c == '/' ? -1 : c;
    }
}
