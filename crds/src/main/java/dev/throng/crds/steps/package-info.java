/**
 * What users do, as sealed types: one file for each verb, which says how it is read, what is wrong
 * with it, which steps it holds, which variables it assigns, and which texts are computed.
 */
@NullMarked
package dev.throng.crds.steps;

import org.jspecify.annotations.NullMarked;
