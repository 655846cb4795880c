/** Scores of image folders: which images are compared, with which features, and how the results are told. */
package org.gan4j.cli.internal.score;
