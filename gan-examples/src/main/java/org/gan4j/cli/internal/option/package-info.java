/** Values of options: how users spell them, and how they are checked. */
package org.gan4j.cli.internal.option;
