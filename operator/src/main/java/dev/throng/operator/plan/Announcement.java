package dev.throng.operator.plan;

/** Tells people of a change of status, by an Event. */
public record Announcement(boolean warning, String reason, String message) {}
