/**
 * Generates what is made from the manifest's records: the CRD, the JSON Schema for editors, the
 * field reference. Its tests hold the checked-in files against the generators.
 */
package dev.throng.crds.schema;
