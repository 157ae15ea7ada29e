package dev.throng.runner.scenario;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.node.TextNode;
import com.google.common.primitives.UnsignedLong;
import dev.cel.common.types.CelType;
import dev.cel.common.types.TypeType;
import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The value of an expression with its type, as {@code .ci/cel/main.go} prints it. */
final class CelValueText {
  private CelValueText() {}

  static String of(Object value) {
    return switch (value) {
      case Long number -> "int " + number;
      case UnsignedLong number -> "uint " + number;
      case Double number -> "double " + number(number);
      case String text -> "string " + TextNode.valueOf(text);
      case CelByteString bytes -> "bytes " + HexFormat.of().formatHex(bytes.toByteArray());
      case Boolean flag -> "bool " + flag;
      case NullValue _ -> "null";
      case Duration duration -> "duration " + nanos(duration) + "ns";
      case Instant instant -> "timestamp " + instant;
      case TypeType type -> "type " + type.type().name();
      case CelType type -> "type " + type.name();
      case Optional<?> optional -> "optional " + optional.map(CelValueText::of).orElse("none");
      case List<?> list -> list.stream().map(CelValueText::of).collect(joining(", ", "[", "]"));
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(entry -> of(entry.getKey()) + ": " + of(entry.getValue()))
              .sorted()
              .collect(joining(", ", "{", "}"));
      default -> value.getClass().getName() + " " + value;
    };
  }

  private static BigInteger nanos(Duration duration) {
    return BigInteger.valueOf(duration.getSeconds())
        .multiply(BigInteger.valueOf(1_000_000_000))
        .add(BigInteger.valueOf(duration.getNano()));
  }

  private static String number(double number) {
    if (Double.isNaN(number)) {
      return "NaN";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "+Inf" : "-Inf";
    }
    String plain =
        number == 0 ? "0" : BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    return 1 / number < 0 && number == 0 ? "-0" : plain;
  }
}
