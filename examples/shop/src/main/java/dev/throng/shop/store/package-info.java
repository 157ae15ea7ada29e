/**
 * What the shop knows: products, sessions with their carts, orders and reviews. All of it is in
 * memory and safe for several event loops.
 */
@NullMarked
package dev.throng.shop.store;

import org.jspecify.annotations.NullMarked;
