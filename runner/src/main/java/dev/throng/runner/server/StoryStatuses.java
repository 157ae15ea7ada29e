package dev.throng.runner.server;

import dev.throng.crds.status.FindingStatus;
import dev.throng.crds.status.StoryStatus;
import dev.throng.runner.story.Finding;
import dev.throng.runner.story.Story;

/** The story as far as a LoadTest's status has room for it. */
final class StoryStatuses {
  private StoryStatuses() {}

  static StoryStatus of(Story story) {
    return new StoryStatus(
        Shortened.to(StoryStatus.HEADLINE, story.headline()),
        story.degradation(),
        story.findings().stream()
            .limit(StoryStatus.MOST_FINDINGS)
            .map(StoryStatuses::finding)
            .toList(),
        story.cannotSay().stream()
            .limit(StoryStatus.MOST_SENTENCES)
            .map(sentence -> Shortened.to(StoryStatus.SENTENCE, sentence))
            .toList());
  }

  private static FindingStatus finding(Finding finding) {
    return new FindingStatus(
        finding.id(),
        Shortened.to(FindingStatus.SCOPE, finding.subject().toString()),
        Shortened.to(FindingStatus.STRETCH, finding.stretch().toString()),
        Shortened.to(FindingStatus.TEXT, finding.text()));
  }
}
