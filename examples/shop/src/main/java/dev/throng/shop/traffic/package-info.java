/**
 * What the shop itself saw of its traffic: counts by route and status, and an access log. A test
 * compares them with what its load generator claims.
 */
@NullMarked
package dev.throng.shop.traffic;

import org.jspecify.annotations.NullMarked;
