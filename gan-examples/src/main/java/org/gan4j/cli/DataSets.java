package org.gan4j.cli;

import org.gan4j.data.ImageSource;
import org.gan4j.data.ProceduralFaces;

/** From {@code --data} to images. */
final class DataSets {
    /** The embedded faces. */
    static final String FACES = "faces";

    private DataSets() {}

    /** The training images of a data set. */
    static ImageSource training(String data, int imageSize) {
        if (!data.equals(FACES)) {
            throw new UserException("`--data` must be `" + FACES + "` (the embedded faces), got `" + data
                    + "`; folders and zip files of images cannot be read by this version");
        }
        return ProceduralFaces.training(imageSize);
    }
}
