/** The shop's HTTP interface: one table of routes, and one class for each group of them. */
@NullMarked
package dev.throng.shop.web;

import org.jspecify.annotations.NullMarked;
