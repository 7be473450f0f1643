"""Runs a job of @nunchi/window (toSparkJob) on Spark Structured Streaming, 3.5 and later:

    spark-submit window_job.py job.json

The job's expressions are Spark SQL made by the compiler; this program only puts them together:
read lines, parse them, keep rows that count, group by window and keys, write.

Sinks:
    files  a folder batch=N of JSON lines for each micro-batch; one that is written again after a stop
           replaces itself, so that nothing is doubled
    kafka  the row as JSON; the key is the window and the group keys as JSON
    print  the console
"""

import json
import sys


def read_lines(spark, source):
    """A streaming table with one column: value, a line of JSON."""
    if source["kind"] == "kafka":
        reader = (
            spark.readStream.format("kafka")
            .option("kafka.bootstrap.servers", source["servers"])
            .option("subscribe", source["topic"])
            .option("startingOffsets", "earliest")
        )
        return reader.load().selectExpr("CAST(value AS STRING) AS value")
    reader = spark.readStream.format("text").option("lineSep", "\n")
    if "maxFilesPerTrigger" in source:
        reader = reader.option("maxFilesPerTrigger", source["maxFilesPerTrigger"])
    return reader.load(source["path"])


def results(spark, job):
    """The streaming table of the job's result rows."""
    from pyspark.sql import functions as F

    if job.get("format") != "nunchi-spark-window" or job.get("version") != 1:
        raise SystemExit("This is no job of toSparkJob, or one of another version.")
    for name, value in job["conf"].items():
        spark.conf.set(name, value)
    record = F.from_json("value", job["record"], job["recordOptions"])
    rows = (
        read_lines(spark, job["source"])
        .select(record.alias("record"))
        .selectExpr(*job["select"])
        .where(job["where"])
        .withWatermark("event_time", job["delay"])
    )
    groups = [F.expr(part) for part in job["groupBy"]]
    aggregates = [F.expr(part) for part in job["aggregates"]]
    return rows.groupBy(*groups).agg(*aggregates).selectExpr(*job["result"])


def start(job, rows):
    """Starts to write; gives the running query."""
    from pyspark.sql import functions as F

    sink = job["sink"]
    if sink["kind"] == "kafka":
        keys = [column(name) for name in ("window_start", "window_end", *job["keys"])]
        rows = rows.select(
            F.to_json(F.struct(*keys)).alias("key"),
            F.to_json(F.struct(*[column(name) for name in rows.columns])).alias("value"),
        )
    writer = rows.writeStream.outputMode(job["outputMode"])
    if job["checkpointLocation"]:
        writer = writer.option("checkpointLocation", job["checkpointLocation"])
    if job["trigger"]:
        writer = writer.trigger(**job["trigger"])
    if sink["kind"] == "kafka":
        writer = writer.format("kafka").option("kafka.bootstrap.servers", sink["servers"])
        return writer.option("topic", sink["topic"]).start()
    if sink["kind"] == "print":
        return writer.format("console").option("truncate", False).start()

    def write(batch, number):
        path = f"{sink['path'].rstrip('/')}/batch={number:09d}"
        batch.coalesce(1).write.mode("overwrite").json(path)

    return writer.foreachBatch(write).start()


def column(name):
    from pyspark.sql import functions as F

    return F.col("`" + name.replace("`", "``") + "`")


def main():
    if len(sys.argv) != 2:
        raise SystemExit("usage: spark-submit window_job.py job.json")
    from pyspark.sql import SparkSession

    with open(sys.argv[1], encoding="utf-8") as file:
        job = json.load(file)
    spark = SparkSession.builder.appName("nunchi window").getOrCreate()
    try:
        start(job, results(spark, job)).awaitTermination()
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
