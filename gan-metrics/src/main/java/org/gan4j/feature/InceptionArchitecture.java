package org.gan4j.feature;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.kernel.Window;

/**
 * The convolutions of FID-Inception in the order of the network, with torchvision's names: Inception v3 (Szegedy et al. 2015,
 * arXiv 1512.00567) without the auxiliary classifier, with 1,008 classes.
 */
final class InceptionArchitecture {
    static final int CLASSES = 1008;
    static final int FEATURES = 2048;

    private static final List<InceptionConvolution> ALL = new InceptionArchitecture().all();

    private final List<InceptionConvolution> convolutions = new ArrayList<>();

    private InceptionArchitecture() {}

    /** All of them. */
    static List<InceptionConvolution> convolutions() {
        return ALL;
    }

    /** Those that an output needs. */
    static List<InceptionConvolution> upTo(InceptionOutput output) {
        int end = 0;
        for (int i = 0; i < ALL.size(); i++) {
            end = ALL.get(i).name().startsWith(output.lastBlock()) ? i + 1 : end;
        }
        return ALL.subList(0, end);
    }

    private List<InceptionConvolution> all() {
        add("Conv2d_1a_3x3", 3, 32, Window.square(3, 2, 0));
        add("Conv2d_2a_3x3", 32, 32, Window.square(3, 1, 0));
        add("Conv2d_2b_3x3", 32, 64, Window.square(3, 1, 1));
        one("Conv2d_3b_1x1", 64, 80);
        add("Conv2d_4a_3x3", 80, 192, Window.square(3, 1, 0));
        blockA("Mixed_5b", 192, 32);
        blockA("Mixed_5c", 256, 64);
        blockA("Mixed_5d", 288, 64);
        blockB("Mixed_6a", 288);
        blockC("Mixed_6b", 128);
        blockC("Mixed_6c", 160);
        blockC("Mixed_6d", 160);
        blockC("Mixed_6e", 192);
        blockD("Mixed_7a", 768);
        blockE("Mixed_7b", 1280);
        blockE("Mixed_7c", 2048);
        return List.copyOf(convolutions);
    }

    private void add(String name, int in, int out, Window window) {
        convolutions.add(new InceptionConvolution(name, in, out, window));
    }

    private void one(String name, int in, int out) {
        add(name, in, out, Window.square(1, 1, 0));
    }

    /** One row of 7 or 3 columns, the size kept. */
    private void wide(String name, int in, int out, int size) {
        add(name, in, out, new Window(1, size, 1, 0, size / 2));
    }

    private void high(String name, int in, int out, int size) {
        add(name, in, out, new Window(size, 1, 1, size / 2, 0));
    }

    private void blockA(String name, int in, int pooled) {
        one(name + ".branch1x1", in, 64);
        one(name + ".branch5x5_1", in, 48);
        add(name + ".branch5x5_2", 48, 64, Window.square(5, 1, 2));
        one(name + ".branch3x3dbl_1", in, 64);
        add(name + ".branch3x3dbl_2", 64, 96, Window.square(3, 1, 1));
        add(name + ".branch3x3dbl_3", 96, 96, Window.square(3, 1, 1));
        one(name + ".branch_pool", in, pooled);
    }

    private void blockB(String name, int in) {
        add(name + ".branch3x3", in, 384, Window.square(3, 2, 0));
        one(name + ".branch3x3dbl_1", in, 64);
        add(name + ".branch3x3dbl_2", 64, 96, Window.square(3, 1, 1));
        add(name + ".branch3x3dbl_3", 96, 96, Window.square(3, 2, 0));
    }

    private void blockC(String name, int inner) {
        int in = 768;
        one(name + ".branch1x1", in, 192);
        one(name + ".branch7x7_1", in, inner);
        wide(name + ".branch7x7_2", inner, inner, 7);
        high(name + ".branch7x7_3", inner, 192, 7);
        one(name + ".branch7x7dbl_1", in, inner);
        high(name + ".branch7x7dbl_2", inner, inner, 7);
        wide(name + ".branch7x7dbl_3", inner, inner, 7);
        high(name + ".branch7x7dbl_4", inner, inner, 7);
        wide(name + ".branch7x7dbl_5", inner, 192, 7);
        one(name + ".branch_pool", in, 192);
    }

    private void blockD(String name, int in) {
        one(name + ".branch3x3_1", in, 192);
        add(name + ".branch3x3_2", 192, 320, Window.square(3, 2, 0));
        one(name + ".branch7x7x3_1", in, 192);
        wide(name + ".branch7x7x3_2", 192, 192, 7);
        high(name + ".branch7x7x3_3", 192, 192, 7);
        add(name + ".branch7x7x3_4", 192, 192, Window.square(3, 2, 0));
    }

    private void blockE(String name, int in) {
        one(name + ".branch1x1", in, 320);
        one(name + ".branch3x3_1", in, 384);
        wide(name + ".branch3x3_2a", 384, 384, 3);
        high(name + ".branch3x3_2b", 384, 384, 3);
        one(name + ".branch3x3dbl_1", in, 448);
        add(name + ".branch3x3dbl_2", 448, 384, Window.square(3, 1, 1));
        wide(name + ".branch3x3dbl_3a", 384, 384, 3);
        high(name + ".branch3x3dbl_3b", 384, 384, 3);
        one(name + ".branch_pool", in, 192);
    }
}
