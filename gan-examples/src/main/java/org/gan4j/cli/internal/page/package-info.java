/** Pages of a report, written once and rendered as Markdown and as one self-contained HTML file. */
package org.gan4j.cli.internal.page;
