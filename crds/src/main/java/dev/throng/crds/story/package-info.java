/** What a run can show of its target, by the names that manifests, status and outputs use. */
@NullMarked
package dev.throng.crds.story;

import org.jspecify.annotations.NullMarked;
