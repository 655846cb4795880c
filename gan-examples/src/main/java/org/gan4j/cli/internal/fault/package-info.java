/** What goes wrong: what the user is told, in one line, and the exit code. */
package org.gan4j.cli.internal.fault;
