/**
 * What a user writes to extend the library, with nothing but the published jars: a loss, regularisers, a layer, an optimiser,
 * data sets, a listener, a metric, a feature extractor, each joined to the contract test of its interface. {@link
 * com.example.extension.PublishedJarsTest} sees to it that nothing else is used.
 */
package com.example.extension;
