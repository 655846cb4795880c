/** From the bytes of one image file to a square RGB image; knows nothing of folders and archives. No API. */
package org.gan4j.data.internal.decode;
