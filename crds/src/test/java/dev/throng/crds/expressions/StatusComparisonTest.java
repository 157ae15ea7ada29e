package dev.throng.crds.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusComparisonTest {
  private static final Language CEL = Language.of(new Scope(Set.of(), Map.of(), Set.of()));

  @ParameterizedTest
  @CsvSource({
    "status == 200, 200, 201",
    "status != 200, 201, 200",
    "status < 200, 199, 200",
    "status <= 200, 200, 201",
    "status > 200, 201, 200",
    "status >= 200, 200, 199",
    "!(status == 200), 201, 200",
    "status==200||status==201&&status==202, 200, 201",
    "(status==200||status==201)&&status!=200, 201, 200",
    "' \t( status ==\r\n0200 )', 200, 201",
    "status < 999999999999999999, 200, 1000000000",
  })
  void saysForWhichStatusItHolds(String source, int holds, int fails) throws InvalidExpression {
    IntPredicate condition = StatusComparison.parse(source).orElseThrow();

    assertThat(condition.test(holds)).isTrue();
    assertThat(fails < 1_000 && condition.test(fails)).isFalse();
    assertThat(CEL.compileCondition(source).isChecked()).as("valid CEL").isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "true",
        "status",
        "status ==",
        "status = 200",
        "status === 200",
        "status == 200 &&",
        "status == 200 & status == 201",
        "status == 200) ",
        "(status == 200",
        "!status == 200",
        "status == 200u",
        "status == 200.5",
        "status == 0xC8",
        "status == -1",
        "status == 200 == true",
        "status == 200 ? true : false",
        "status == 200 // fine",
        "status == 9999999999999999999",
        "statuses == 200",
        "status.code == 200",
        "status in [200]",
        "200 == status",
        "status\u00a0== 200",
        "status == 200 && json.a == 1",
      })
  void whatIsMoreIsLeftToCel(String source) {
    assertThat(StatusComparison.parse(source)).isEmpty();
  }

  @Test
  void whatMayBeTooDeepIsLeftToCel() {
    String deep = "(".repeat(100) + "status == 1" + ")".repeat(100);
    assertThat(StatusComparison.parse(deep)).isEmpty();
  }
}
