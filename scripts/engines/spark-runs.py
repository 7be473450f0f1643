"""Runs many jobs of @nunchi/window in one Spark session, one stream after the other:

    python spark-runs.py FOLDER_OF_THE_RUNNER JOBS ANSWERS

JOBS has a line {"id", "job"} a run. ANSWERS gets the version, then a line {"id", "rows"} a run: rows in
the order they were told, each a text of JSON; or {"id", "error"}.
"""

import json
import sys


def main():
    folder, jobs, answers = sys.argv[1:]
    sys.path.insert(0, folder)
    import window_job
    from pyspark.sql import SparkSession

    spark = SparkSession.builder.appName("nunchi window runs").getOrCreate()
    spark.sparkContext.setLogLevel("OFF")
    with open(jobs, encoding="utf-8") as given, open(answers, "w", encoding="utf-8") as told:

        def tell(answer):
            told.write(json.dumps(answer) + "\n")
            told.flush()

        tell({"version": spark.version})
        for number, line in enumerate(given):
            run = json.loads(line)
            try:
                tell({"id": run["id"], "rows": answer(window_job, spark, run["job"], f"run{number}")})
            except Exception as error:
                tell({"id": run["id"], "error": str(error)[:2000]})
    spark.stop()


def answer(window_job, spark, job, name):
    rows = window_job.results(spark, job)
    writer = rows.writeStream.outputMode(job["outputMode"]).format("memory").queryName(name)
    query = writer.trigger(**job["trigger"]).start()
    try:
        query.awaitTermination()
        return spark.table(name).toJSON().collect()
    finally:
        query.stop()
        spark.catalog.dropTempView(name)


if __name__ == "__main__":
    main()
