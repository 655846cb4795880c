/** The shape of the whole repository, held by tests: which packages may use which, and how long files and methods may be. */
package org.gan4j.architecture;
