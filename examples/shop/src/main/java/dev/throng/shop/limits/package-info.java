/**
 * Why a shop slows down under load: real mechanisms with real queues. Each is off until it is asked
 * for.
 */
@NullMarked
package dev.throng.shop.limits;

import org.jspecify.annotations.NullMarked;
