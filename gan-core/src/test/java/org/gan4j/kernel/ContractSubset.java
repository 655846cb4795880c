package org.gan4j.kernel;

import org.gan4j.kernel.onednn.OneDnnKernels;
import org.nd4j.linalg.api.buffer.DataType;

/** The arithmetic of the contract in 32 bits as a main method, for processes that see other processors. */
public final class ContractSubset {
    private static final KernelsContractTest SUBJECT = new KernelsContractTest() {
        private final Kernels kernels = OneDnnKernels.poisoning(Precision.FP32);

        @Override
        protected Kernels kernels() {
            return kernels;
        }
    };

    private ContractSubset() {}

    /** Runs the tests one after the other and fails with the first that does. */
    public static void main(String[] args) {
        SumContract sums = new SumContract(SUBJECT) {};
        run(sums, sums::conv2d);
        run(sums, sums::conv2dInputGradient);
        run(sums, sums::conv2dWeightGradient);
        run(sums, sums::matmulOfEveryTransposition);
        run(sums, sums::sumOverEverySubsetOfAxes);
        ElementContract elements = new ElementContract(SUBJECT) {};
        run(elements, elements::unary);
        run(elements, elements::binaryBroadcastsOnEitherSide);
        FusedContract fused = new FusedContract(SUBJECT) {};
        run(fused, fused::convolutionWithBias);
        run(fused, fused::standardize);
        run(fused, fused::standardizeGradient);
        run(fused, fused::batchNormalize);
        run(fused, fused::batchNormalizeGradient);
        UpdateContract updates = new UpdateContract(SUBJECT) {};
        run(updates, updates::updatesChangeTheTargetAlone);
        System.out.println("passed");
    }

    private interface Check {
        void in(DataType type);
    }

    private static void run(KernelsContract contract, Check check) {
        contract.openArena();
        check.in(DataType.FLOAT);
        contract.closeArena();
    }
}
