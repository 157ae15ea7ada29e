/**
 * What a team writes: the {@code spec} of a LoadTest, one record per YAML object. Absent objects
 * are null, absent lists and maps are empty, absent scalars have their documented default.
 */
@NullMarked
package dev.throng.crds.spec;

import org.jspecify.annotations.NullMarked;
