// Kafka for Node, by kafkajs (an optional peer dependency).

export type {
  KafkaAdmin,
  KafkaBatchPayload,
  KafkaClient,
  KafkaConnection,
  KafkaConsumer,
  KafkaConsumerConfig,
  KafkaMessage,
  KafkaPartitionOffsets,
  KafkaProducer,
  KafkaProducerConfig,
  KafkaRecord,
  KafkaSender,
  KafkaSent,
  KafkaTransaction,
} from './kafka/client.js';
export { kafkaSink } from './kafka/sink.js';
export type { KafkaSinkOptions } from './kafka/sink.js';
export { kafkaSource } from './kafka/source.js';
export type { KafkaSourceOptions } from './kafka/source.js';
