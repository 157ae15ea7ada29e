package dev.throng.runner.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainAnswersTest {
  private static final String PLAIN =
      "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nhi";

  private final PlainAnswers answers = new PlainAnswers();

  private boolean isPlain(String answer) {
    return answers.read(bytes(answer)) != null;
  }

  private AnswerHead head(String answer) {
    return Objects.requireNonNull(answers.read(bytes(answer)), answer);
  }

  private static ByteBuf bytes(String text) {
    return Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1);
  }

  @Test
  void aPlainAnswerIsReadWhole() {
    AnswerHead head = head(PLAIN);

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.reason()).isEqualTo("OK");
    assertThat(head.headers().get("content-type")).isEqualTo("text/plain");
    assertThat(head.setsCookies()).isFalse();
    assertThat(head.limitsKeepAlive()).isFalse();
    assertThat(answers.content()).asString().isEqualTo("hi");
  }

  @Test
  void cookiesAndLimitsOfTheConnectionAreNoticed() {
    AnswerHead head =
        head(
            "HTTP/1.1 404 Not Found\r\nset-COOKIE: a=1\r\nConnection: Keep-Alive\r\n"
                + "Keep-Alive: timeout=5\r\nSet-Cookie: b=2\r\nContent-Length: 0\r\n\r\n");

    assertThat(head.setsCookies()).isTrue();
    assertThat(head.limitsKeepAlive()).isTrue();
    assertThat(head.headers().getAll("set-cookie")).containsExactly("a=1", "b=2");
  }

  @Test
  void theSameHeadIsReadOnceAndItsBodyEachTime() {
    AnswerHead head = head(PLAIN);

    assertThat(head(PLAIN.replace("hi", "ho"))).isSameAs(head);
    assertThat(answers.content()).asString().isEqualTo("ho");
    assertThat(isPlain(PLAIN + "!")).isFalse();
    assertThat(isPlain(PLAIN.replace("hi", "h"))).isFalse();
    assertThat(head(PLAIN.replace("200 OK", "201 Created")).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 2000 OK\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 100 Continue\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n",
        "HTTP/1.1 200 OK\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r",
        "HTTP/1.1 200 OK\r\nContent-Length: 0\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length : 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\n Content-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nA: b\r\n c\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 0, 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: +0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length:\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: keep-alive, close\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nX: caf\u00e9\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nX: \u0000\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
        "",
      })
  void whateverIsUnusualIsLeftToTheDecoder(String answer) {
    assertThat(isPlain(answer)).isFalse();
  }

  @Test
  void aLargeAnswerIsLeftToTheDecoder() {
    int length = PlainAnswers.MOST_BYTES;
    assertThat(
            isPlain(
                "HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n" + "x".repeat(length)))
        .isFalse();
  }

  /** What is cut, mixed up and put together at random is either left alone or read the same. */
  @Property(tries = 3_000)
  void what_is_read_is_what_the_decoder_reads(@ForAll("answers") List<String> parts) {
    String answer = String.join("", parts);
    AnswerHead head = answers.read(bytes(answer));
    Statistics.label("plain").collect(head != null);
    if (head == null) {
      return;
    }
    EmbeddedChannel decoder =
        new EmbeddedChannel(
            new HttpResponseDecoder(), new HttpObjectAggregator(PlainAnswers.MOST_BYTES));
    decoder.writeInbound(bytes(answer));
    FullHttpResponse decoded = decoder.readInbound();

    assertThat(decoded.decoderResult().isSuccess()).isTrue();
    assertThat(head.status()).isEqualTo(decoded.status().code());
    assertThat(head.reason()).isEqualTo(decoded.status().reasonPhrase());
    assertThat(head.headers().entries()).hasToString(decoded.headers().entries().toString());
    assertThat(answers.content())
        .asString()
        .isEqualTo(decoded.content().toString(StandardCharsets.US_ASCII));
    assertThat((Object) decoder.readInbound()).isNull();
  }

  @Provide
  Arbitrary<List<String>> answers() {
    Arbitrary<String> usual =
        Arbitraries.of(
            "Content-Type: text/html; charset=utf-8\r\n",
            "Date:Sun, 29 Nov 2026 00:00:00 GMT\r\n",
            "Set-Cookie: a=b; Path=/\r\n",
            "connection: keep-alive\r\n",
            "Keep-Alive: timeout=5\r\n",
            "X-Empty:\r\n",
            "X-Spaces: \t a  b \t\r\n",
            "~!#$%&'*+-.^_`|: :\r\n");
    Arbitrary<String> odd =
        Arbitraries.of(
            "\r\n", "\n", ":\r\n", " folded\r\n", "Content-Length: 0\r\n", "X : y\r\n", "X: y\n");
    Arbitrary<String> field =
        Arbitraries.frequencyOf(List.of(Tuple.of(12, usual), Tuple.of(1, odd)));
    Arbitrary<String> start =
        Arbitraries.of(
            "HTTP/1.1 200 OK\r\n", "HTTP/1.1 503 Out of\tservice \r\n", "HTTP/1.1 299 \r\n");
    Arbitrary<String> end =
        Arbitraries.of(
            "Content-Length: 0\r\n\r\n",
            "content-length:5 \r\n\r\nhello",
            "CONTENT-LENGTH: 04\r\n\r\nHTTP");
    return Combinators.combine(start, field.list().ofMaxSize(6), end)
        .as((first, fields, last) -> {
          List<String> parts = new ArrayList<>(fields);
          parts.addFirst(first);
          parts.add(last);
          return parts;
        });
  }
}
