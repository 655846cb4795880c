/**
 * Files of PyTorch's {@code torch.save}, read without Python and without running anything that they say.
 *
 * <p>Such a file is a pickle, a little program that builds objects and may name any Python function. {@link
 * org.gan4j.torch.TorchFile} reads both layouts that PyTorch has written, follows only the instructions that tensors,
 * dictionaries, lists, numbers and strings need, and refuses the file at the first other one:
 *
 * <pre>{@code
 * TorchFile file = TorchFile.read(Path.of("model.pth"));
 * Map<String, TorchTensor> weights = file.tensors();              // a state dictionary
 * float[] first = weights.get("l1.0.weight").toFloats();          // in C order
 * Map<String, TorchTensor> generator = file.tensors("GAN", "G");  // one that lies in others
 * }</pre>
 *
 * <p>PyTorch's own files of other kinds (whole modules, TorchScript) hold classes and are refused by name.
 */
package org.gan4j.torch;
