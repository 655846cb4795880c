/** Example mains: each shows one technique with the library alone, without the command line. */
package org.gan4j.examples;
