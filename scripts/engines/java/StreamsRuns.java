import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Properties;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KGroupedStream;
import org.apache.kafka.streams.kstream.KTable;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.SessionWindows;
import org.apache.kafka.streams.kstream.SlidingWindows;
import org.apache.kafka.streams.kstream.Suppressed;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.apache.kafka.streams.state.BuiltInDslStoreSuppliers;

/**
 * Runs queries over lines of JSON in Kafka Streams, record by record, and writes what each record
 * made Kafka Streams tell: for every run a line {"id", "told": [[row, ...], ...]}, a list of rows for
 * each input line, a row being [start, end, key parts, aggregates]; those of a tombstone are null.
 *
 * Arguments: the file of runs, the file to write.
 */
public final class StreamsRuns {
  private static final ObjectMapper JSON = new ObjectMapper();

  public static void main(String[] args) throws IOException {
    try (BufferedReader runs = Files.newBufferedReader(Path.of(args[0]), StandardCharsets.UTF_8);
        BufferedWriter results = Files.newBufferedWriter(Path.of(args[1]), StandardCharsets.UTF_8)) {
      for (String line = runs.readLine(); line != null; line = runs.readLine()) {
        results.write(JSON.writeValueAsString(new StreamsRun(JSON.readTree(line)).result()));
        results.newLine();
      }
    }
  }

  /** One query with its lines. */
  private static final class StreamsRun {
    private final JsonNode run;
    private final JsonNode query;

    StreamsRun(JsonNode run) {
      this.run = run;
      this.query = run.get("query");
    }

    ObjectNode result() {
      StreamsBuilder builder = new StreamsBuilder();
      Serde<JsonNode> states = jsonSerde();
      KGroupedStream<String, String> groups =
          builder.stream(
                  "plays",
                  Consumed.with(Serdes.String(), Serdes.String()).withTimestampExtractor(extractor()))
              .filter((key, line) -> passes(parse(line)))
              .groupBy((key, line) -> keyOf(parse(line)), Grouped.with(Serdes.String(), Serdes.String()));
      windowed(groups, states)
          .toStream()
          .map((key, state) -> new KeyValue<>(row(key, state), ""))
          .to("hits", Produced.with(Serdes.String(), Serdes.String()));

      ObjectNode result = JSON.createObjectNode();
      result.set("id", run.get("id"));
      ArrayNode told = result.putArray("told");
      try (TopologyTestDriver driver = new TopologyTestDriver(builder.build(), properties())) {
        TestInputTopic<String, String> plays =
            driver.createInputTopic("plays", new StringSerializer(), new StringSerializer());
        TestOutputTopic<String, String> hits =
            driver.createOutputTopic("hits", new StringDeserializer(), new StringDeserializer());
        for (JsonNode line : run.get("lines")) {
          plays.pipeInput(line.asText());
          ArrayNode rows = told.addArray();
          hits.readKeyValuesToList().forEach(record -> rows.add(parse(record.key)));
        }
      }
      return result;
    }

    private static Properties properties() {
      Properties properties = new Properties();
      properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "runs");
      properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
      // Every update is told, and state stays in memory.
      properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
      properties.put(
          StreamsConfig.DSL_STORE_SUPPLIERS_CLASS_CONFIG,
          BuiltInDslStoreSuppliers.InMemoryDslStoreSuppliers.class);
      return properties;
    }

    private KTable<Windowed<String>, JsonNode> windowed(
        KGroupedStream<String, String> groups, Serde<JsonNode> states) {
      JsonNode window = query.get("window");
      Duration grace = Duration.ofMillis(query.get("delay").asLong());
      KTable<Windowed<String>, JsonNode> table;
      switch (window.get("kind").asText()) {
        case "sliding" -> {
          TimeWindows windows =
              TimeWindows.ofSizeAndGrace(millis(window, "size"), grace)
                  .advanceBy(millis(window, "slide"));
          table =
              groups
                  .windowedBy(windows)
                  .aggregate(this::empty, this::add, Materialized.with(Serdes.String(), states));
        }
        case "anchored" -> {
          SlidingWindows windows =
              SlidingWindows.ofTimeDifferenceAndGrace(millis(window, "difference"), grace);
          table =
              groups
                  .windowedBy(windows)
                  .aggregate(this::empty, this::add, Materialized.with(Serdes.String(), states));
        }
        case "session" -> {
          SessionWindows windows =
              SessionWindows.ofInactivityGapAndGrace(millis(window, "gap"), grace);
          table =
              groups
                  .windowedBy(windows)
                  .aggregate(
                      this::empty,
                      this::add,
                      this::merge,
                      Materialized.with(Serdes.String(), states));
        }
        default -> throw new IllegalArgumentException("no such window: " + window);
      }
      if (query.get("emit").asText().equals("update")) return table;
      return table.suppress(Suppressed.untilWindowCloses(Suppressed.BufferConfig.unbounded()));
    }

    private static Duration millis(JsonNode window, String name) {
      return Duration.ofMillis(window.get(name).asLong());
    }

    /** Records without time are told so by a negative one, which Kafka Streams drops. */
    private TimestampExtractor extractor() {
      return (record, partitionTime) -> {
        Long time = timeOf(parse((String) record.value()));
        return time == null ? -1 : time;
      };
    }

    private Long timeOf(JsonNode record) {
      JsonNode time = query.get("time");
      JsonNode value = at(record, time.get("path").asText());
      if (time.get("format").asText().equals("epochMillis")) return wholeNumber(value);
      if (!value.isTextual()) return null;
      try {
        DateTimeFormatter format = DateTimeFormatter.ofPattern(time.get("pattern").asText());
        LocalDateTime local = LocalDateTime.parse(value.asText(), format);
        return local.atZone(ZoneId.of(time.get("zone").asText())).toInstant().toEpochMilli();
      } catch (DateTimeParseException notATime) {
        return null;
      }
    }

    private boolean passes(JsonNode record) {
      for (var filter : query.get("where").properties()) {
        boolean found = false;
        for (JsonNode wanted : filter.getValue())
          found |= wanted.equals(value(record, filter.getKey()));
        if (!found) return false;
      }
      return true;
    }

    private String keyOf(JsonNode record) {
      ArrayNode key = JSON.createArrayNode();
      for (JsonNode name : query.get("keys")) key.add(value(record, name.asText()));
      return key.toString();
    }

    /** A field's value: text, a number or null. */
    private JsonNode value(JsonNode record, String name) {
      JsonNode field = run.get("fields").get(name);
      JsonNode value = at(record, field.get("path").asText());
      if (field.get("format").asText().equals("number")) {
        Long number = wholeNumber(value);
        return number == null ? JsonNodeFactory.instance.nullNode() : JsonNodeFactory.instance.numberNode(number);
      }
      if (value.isMissingNode() || value.isNull()) return JsonNodeFactory.instance.nullNode();
      return JsonNodeFactory.instance.textNode(value.isTextual() ? value.asText() : value.toString());
    }

    private static Long wholeNumber(JsonNode value) {
      if (value.isIntegralNumber()) return value.asLong();
      return value.isTextual() && value.asText().matches("-?\\d{1,18}") ? Long.valueOf(value.asText()) : null;
    }

    private static JsonNode at(JsonNode record, String path) {
      JsonNode node = record;
      for (String name : path.split("\\.")) node = node.path(name);
      return node;
    }

    /** A line that is not JSON has no time, so it is dropped as one without. */
    private static JsonNode parse(String line) {
      try {
        return JSON.readTree(line);
      } catch (JsonProcessingException malformed) {
        return JsonNodeFactory.instance.missingNode();
      }
    }

    private JsonNode empty() {
      ArrayNode state = JSON.createArrayNode();
      for (JsonNode aggregate : query.get("aggregates"))
        if (aggregate.get("aggregate").asText().equals("count")) state.add(0L);
        else state.addNull();
      return state;
    }

    private JsonNode add(String key, String line, JsonNode state) {
      JsonNode record = parse(line);
      ArrayNode next = JSON.createArrayNode();
      int i = 0;
      for (JsonNode aggregate : query.get("aggregates")) {
        JsonNode before = state.get(i++);
        String name = aggregate.get("aggregate").asText();
        JsonNode field = aggregate.get("field");
        JsonNode value = field.isNull() ? JsonNodeFactory.instance.numberNode(1L) : value(record, field.asText());
        if (value.isNull()) next.add(before);
        else next.add(combine(name, before, name.equals("count") ? JsonNodeFactory.instance.numberNode(1L) : value));
      }
      return next;
    }

    private JsonNode merge(String key, JsonNode one, JsonNode other) {
      ArrayNode merged = JSON.createArrayNode();
      int i = 0;
      for (JsonNode aggregate : query.get("aggregates")) {
        merged.add(combine(aggregate.get("aggregate").asText(), one.get(i), other.get(i)));
        i++;
      }
      return merged;
    }

    private static JsonNode combine(String aggregate, JsonNode one, JsonNode other) {
      if (one.isNull()) return other;
      if (other.isNull()) return one;
      long a = one.asLong();
      long b = other.asLong();
      long result =
          switch (aggregate) {
            case "min" -> Math.min(a, b);
            case "max" -> Math.max(a, b);
            default -> a + b;
          };
      return JsonNodeFactory.instance.numberNode(result);
    }

    private String row(Windowed<String> key, JsonNode state) {
      ArrayNode row = JSON.createArrayNode();
      row.add(key.window().start());
      row.add(key.window().end());
      row.addAll((ArrayNode) parse(key.key()));
      for (int i = 0; i < query.get("aggregates").size(); i++)
        row.add(state == null ? JsonNodeFactory.instance.nullNode() : state.get(i));
      return row.toString();
    }

    private static Serde<JsonNode> jsonSerde() {
      Serializer<JsonNode> serializer =
          (topic, node) -> node == null ? null : node.toString().getBytes(StandardCharsets.UTF_8);
      Deserializer<JsonNode> deserializer =
          (topic, bytes) -> bytes == null ? null : parse(new String(bytes, StandardCharsets.UTF_8));
      return Serdes.serdeFrom(serializer, deserializer);
    }
  }
}
