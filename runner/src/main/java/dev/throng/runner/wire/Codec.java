package dev.throng.runner.wire;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import dev.throng.runner.protocol.Snapshot;
import dev.throng.runner.protocol.ToMaster;
import dev.throng.runner.protocol.ToWorker;
import dev.throng.runner.stats.FailedAnswer;
import dev.throng.runner.stats.RequestKey;
import dev.throng.runner.stats.SparseHistogram;
import dev.throng.runner.stats.TraceId;
import dev.throng.runner.stats.TracedRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Frames as CBOR (RFC 8949). What is sent a hundred thousand times a second travels without field
 * names, histograms as {@link HistogramBytes}, and what was counted under names as {@link
 * NameCounts}.
 *
 * @param <T> what the frames carry
 */
public final class Codec<T> {
  /**
   * Which frames these are: to be raised with every change of the protocol's records. Ends of
   * different versions do not talk.
   */
  public static final int REVISION = 16;

  private static final CBORMapper MAPPER =
      CBORMapper.builder()
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .addMixIn(ToMaster.class, Tagged.class)
          .addMixIn(ToWorker.class, Tagged.class)
          .addMixIn(Frame.class, Unnamed.class)
          .addMixIn(ToWorker.Prepare.class, Rows.class)
          .addMixIn(ToWorker.UserChange.class, Unnamed.class)
          .addMixIn(RequestKey.class, Unnamed.class)
          .addMixIn(Snapshot.class, Counts.class)
          .addMixIn(Snapshot.TaskCount.class, Unnamed.class)
          .addMixIn(Snapshot.ErrorCount.class, Unnamed.class)
          .addMixIn(FailedAnswer.class, Unnamed.class)
          .addMixIn(TracedRequest.class, Unnamed.class)
          .addMixIn(TraceId.class, Unnamed.class)
          .addMixIn(Snapshot.ExceptionCount.class, Unnamed.class)
          .addMixIn(Snapshot.ArrivalCount.class, Unnamed.class)
          .addMixIn(Snapshot.Health.class, Unnamed.class)
          .addMixIn(Snapshot.ConnectionCount.class, Unnamed.class)
          .registerSubtypes(ToMaster.class.getPermittedSubclasses())
          .registerSubtypes(ToWorker.class.getPermittedSubclasses())
          .addModule(
              new SimpleModule()
                  .addSerializer(SparseHistogram.class, new HistogramBytes.Writer())
                  .addDeserializer(SparseHistogram.class, new HistogramBytes.Reader()))
          .build();

  private final ObjectWriter writer;
  private final ObjectReader reader;

  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, include = JsonTypeInfo.As.WRAPPER_ARRAY)
  private interface Tagged {}

  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  private interface Unnamed {}

  // Not private, nor the next: only Jackson reads what they declare, and that would count as
  // unused.
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  interface Counts {
    @JsonSerialize(using = NameCounts.Writer.class)
    @JsonDeserialize(using = NameCounts.Reader.class)
    List<Snapshot.NameCount> names();
  }

  interface Rows {
    @JsonSerialize(contentUsing = RowsTable.Writer.class)
    @JsonDeserialize(contentUsing = RowsTable.Reader.class)
    Map<String, List<Map<String, Object>>> rows();
  }

  private Codec(Class<T> messages) {
    JavaType frame = MAPPER.getTypeFactory().constructParametricType(Frame.class, messages);
    writer = MAPPER.writerFor(frame);
    reader = MAPPER.readerFor(frame);
  }

  public static Codec<ToMaster> toMaster() {
    return new Codec<>(ToMaster.class);
  }

  public static Codec<ToWorker> toWorker() {
    return new Codec<>(ToWorker.class);
  }

  public byte[] encode(Frame<T> frame) {
    try {
      return writer.writeValueAsBytes(frame);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the protocol's records can always be written", e);
    }
  }

  /**
   * @throws IOException if these bytes are no frame
   */
  public Frame<T> decode(byte[] bytes) throws IOException {
    try {
      return reader.readValue(bytes);
    } catch (RuntimeException e) { // Jackson has some for bytes that it did not expect
      throw new IOException("not a frame: " + e, e);
    }
  }
}
