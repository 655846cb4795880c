package org.gan4j.benchmark.side;

/**
 * What a child process says, one JSON object a line.
 *
 * @param refusal why it cannot do the work, or null
 * @param about what computes
 * @param seconds of each repetition of the work, in order; empty in the first reply
 * @param heldBytes array memory held, 0 if unknown
 * @param peakResidentBytes the process's largest resident set so far, 0 if unknown
 */
public record Reply(String refusal, String about, double[] seconds, long heldBytes, long peakResidentBytes) {
    /**
     * That it cannot.
     *
     * @param reason why
     * @return the reply
     */
    public static Reply refused(String reason) {
        return new Reply(reason, "", new double[0], 0, 0);
    }
}
