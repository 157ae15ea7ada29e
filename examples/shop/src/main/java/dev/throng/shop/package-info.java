/**
 * A small web shop to aim load tests at. Here: its options, its start and stop, its command line.
 */
@NullMarked
package dev.throng.shop;

import org.jspecify.annotations.NullMarked;
