/**
 * A training run's settings: the options that override a preset, and the configuration that both resolve to, from which
 * networks and trainer are built.
 */
package org.gan4j.cli.internal.setting;
