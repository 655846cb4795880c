/** What the packages of this module share: checks, hashes, random numbers. No API. */
package org.gan4j.data.internal;
