/** Which image files a folder or archive holds, and their bytes; archives are not trusted. No API. */
package org.gan4j.data.internal.listing;
