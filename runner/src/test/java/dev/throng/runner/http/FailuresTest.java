package dev.throng.runner.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.engine.Failure;
import dev.throng.runner.scenario.Destination;
import io.netty.channel.ChannelException;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.unix.Errors.NativeIoException;
import io.netty.handler.codec.DecoderException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {
  /** Without its library the class of native failures would be lost to the whole process. */
  static {
    Epoll.isAvailable();
  }

  private static final Destination SHOP = Destination.base("http://shop:80");

  @ParameterizedTest
  @MethodSource("own")
  void namesWhatTheGeneratorItselfLacks(Throwable failure) {
    Failure named = Failures.ofConnecting(failure, SHOP);

    assertThat(named.ofGenerator()).as(named.text()).isTrue();
    assertThat(named.text())
        .startsWith("the generator has no ")
        .endsWith("for a connection to shop:80");
  }

  /** With and without Netty's native transport. */
  static Stream<Throwable> own() {
    return Stream.of(
        new ConnectException("connect(..) failed: Cannot assign requested address: shop:80"),
        new BindException("Cannot assign requested address"),
        new SocketException("Too many open files"),
        new ChannelException(new NativeIoException("newSocketStream", -24)),
        new NativeIoException("newSocketStream", -24));
  }

  @Test
  void aRefusedClientCertificateIsCalledThatWhenTheRefusalComesInPlaceOfAnAnswer() {
    DecoderException refusal =
        new DecoderException(
            new SSLHandshakeException(
                "(certificate_required) Received fatal alert: certificate_required"));

    assertThat(Failures.ofExchange(refusal, false).text())
        .isEqualTo("TLS: the server refused the client's certificate: certificate required");
  }

  @Test
  void aCertificateThatIsOutOfItsTimeIsCalledThat() {
    assertThat(TlsFailures.ofConnecting(new CertificateExpiredException("NotAfter: Monday")))
        .isEqualTo("TLS: the server's certificate has expired (NotAfter: Monday)");
    assertThat(TlsFailures.ofConnecting(new CertificateNotYetValidException("NotBefore: Monday")))
        .isEqualTo("TLS: the server's certificate is not valid yet (NotBefore: Monday)");
  }

  @Test
  void whatWasSentTooLateIsTheGenerators() {
    assertThat(Failures.ofExchange(new Failures.LostInRaceException(), false).ofGenerator())
        .isTrue();
  }

  @Test
  void blamesTheTargetForTheRest() {
    for (Throwable failure :
        new Throwable[] {
          new ConnectException("Connection refused: shop:80"), new UnknownHostException("shop")
        }) {
      assertThat(Failures.ofConnecting(failure, SHOP).ofGenerator()).isFalse();
    }
  }
}
