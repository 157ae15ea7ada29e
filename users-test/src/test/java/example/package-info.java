/** User classes as people have them, outside of Throng's packages. */
@NullMarked
package example;

import org.jspecify.annotations.NullMarked;
