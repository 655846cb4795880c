/** Whether a person is watching, what is shown meanwhile, and Ctrl-C. */
package org.gan4j.cli.internal.terminal;
