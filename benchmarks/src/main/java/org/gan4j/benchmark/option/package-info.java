/** What the commands' options have in common. */
package org.gan4j.benchmark.option;
