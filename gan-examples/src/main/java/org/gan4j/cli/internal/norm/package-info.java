/**
 * The gradient-norm report: the critic trained in several ways, the norm of each layer's weight gradient in every critic
 * update, and what is made of the numbers, as tables, figures and a page.
 */
package org.gan4j.cli.internal.norm;
