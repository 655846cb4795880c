/**
 * A training run's settings: presets, the options that override them, and the configuration that both resolve to, from which
 * networks and trainer are built.
 */
package org.gan4j.cli.internal.setting;
