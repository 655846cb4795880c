package org.gan4j.benchmark.side;

import com.google.gson.Gson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The child process of a side. It gets ready, says so, and then repeats the work as often as each line of its standard input
 * says, answering with the seconds of each repetition; it ends with its input.
 */
public final class Worker {
    private static final Gson JSON = new Gson();

    private Worker() {}

    /**
     * Works for the parent process.
     *
     * @param args name of the contender, form, workload as JSON
     * @throws IOException if the parent is gone
     */
    public static void main(String[] args) throws IOException {
        Locale.setDefault(Locale.ROOT);
        PrintStream answers = System.out;
        System.setOut(System.err); // libraries may print
        try (Side side = Contenders.named(args[0]).open(args[1], JSON.fromJson(args[2], Workload.class))) {
            say(answers, reply(side, new double[0]));
            serve(side, answers);
        } catch (IllegalArgumentException | IllegalStateException refused) {
            say(answers, Reply.refused(refused.getMessage()));
        } catch (OutOfMemoryError | LinkageError | RuntimeException broken) {
            broken.printStackTrace();
            say(answers, Reply.refused(broken.toString()));
        }
        System.exit(0); // libraries may have left threads
    }

    private static void serve(Side side, PrintStream answers) throws IOException {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = orders.readLine(); line != null; line = orders.readLine()) {
            say(answers, reply(side, repeat(side, Integer.parseInt(line))));
        }
    }

    private static double[] repeat(Side side, int times) {
        double[] seconds = new double[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            side.work();
            seconds[i] = (System.nanoTime() - start) * 1e-9;
        }
        return seconds;
    }

    private static Reply reply(Side side, double[] seconds) {
        return new Reply(null, side.describe(), seconds, side.heldBytes(), ProcessMemory.peak());
    }

    private static void say(PrintStream answers, Reply reply) {
        answers.println(JSON.toJson(reply));
        answers.flush();
    }
}
