package org.gan4j.data.internal.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.gan4j.data.internal.Sha256;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {
    /** A rough pattern: every size of the filter shows in it. */
    private static byte[] pattern(int side) {
        byte[] rgb = new byte[side * side * 3];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                for (int c = 0; c < 3; c++) {
                    rgb[(y * side + x) * 3 + c] = (byte) (x * x * 7 + y * y * 13 + x * y * 5 + c * 83 + (x ^ y) * 29);
                }
            }
        }
        return rgb;
    }

    /** SHA-256 of {@code Image.fromarray(pattern).resize((to, to), Image.BILINEAR).tobytes()} in Pillow 13.0.0. */
    @ParameterizedTest
    @CsvSource({
        "96, 64, 423925f746b2c5c7982e8a91cbf05b1231029589a8d0b50df3d7cec1ee07c1c0",
        "64, 16, af8c81433fa384dd333aaa64414ddba7e9d2fe8ef1290a2b109861d66c191e46",
        "20, 64, 9da9517feefbb0a85540943dd6eb50379b634347845065258452d1ffa8d4fc8c",
        "50, 17, 19012f2a2539ba91a768b8fbca828475b590561d8a32e1544c996681763f3001",
        "16, 16, 9b7fd27b7637a94f574fb7145acbb99d1315eb2b80a2fc4af26f132932675371",
        "17, 16, de171cec36343488b962a64e34d443bc823a9238d6dbad19b8904fa27e807e5b"
    })
    void givesPillowsBytes(int from, int to, String sha256) {
        byte[] input = pattern(from);
        byte[] small = new Resampler(from, to).resize(input);
        assertThat(HexFormat.of().formatHex(Sha256.of(small))).isEqualTo(sha256);
        assertThat(input).as("the input is not modified").isEqualTo(pattern(from));
    }
}
