"""Trains Spark MLlib's ALS as a job of @nunchi/recommend says (toSparkJob):

    spark-submit spark_als.py job.json

Writes into the job's output directory, for fromSparkFactors:
    userFactors, itemFactors  Parquet: id int, features array<float>
    users, items              Parquet: id int, user (or item) as it stands in the data
    metadata                  text: one line of JSON
"""

import json
import sys


def read_ratings(spark, source):
    """Rows of user, item and rating that can be used, and all rows."""
    from pyspark.sql import functions as F

    reader = spark.read
    if source["format"] == "csv":
        reader = reader.option("header", True)
    rows = reader.format(source["format"]).load(source["path"])
    asked = [name for name in (source["user"], source["item"], source["rating"]) if name]
    missing = [name for name in asked if name not in rows.columns]
    if missing:
        raise SystemExit(f"{source['path']} has no columns {missing}, but {rows.columns}.")

    def column(name):
        return F.col("`" + name.replace("`", "``") + "`")

    rating = column(source["rating"]).cast("double") if source["rating"] else F.lit(1.0)
    ratings = rows.select(
        column(source["user"]).alias("user"),
        column(source["item"]).alias("item"),
        rating.alias("rating"),
    )
    whole = ratings.dropna()
    whole = whole.where(~F.isnan("rating") & (F.abs("rating") < F.lit(3.4e38)))
    return whole, ratings


def number(ratings, name):
    """A table of ids and whole numbers from 0; ids are sorted, so numbers are always the same."""
    from pyspark.sql.types import IntegerType, StructField, StructType

    ids = ratings.select(name).distinct().orderBy(name)
    field = ids.schema[name]
    schema = StructType([StructField("id", IntegerType(), False), field])
    pairs = ids.rdd.zipWithIndex().map(lambda pair: (pair[1], pair[0][0]))
    return ids.sparkSession.createDataFrame(pairs, schema)


def train(spark, job):
    """Trains and writes; gives the model, the numbered users and items, and the metadata."""
    from pyspark.ml.recommendation import ALS
    from pyspark.sql import functions as F

    if job.get("format") != "nunchi-spark-als" or job.get("version") != 1:
        raise SystemExit("This is no job of toSparkJob, or one of another version.")
    if job["checkpoint"]:
        spark.sparkContext.setCheckpointDir(job["checkpoint"]["directory"])
    whole, ratings = read_ratings(spark, job["input"])
    # What somebody did twice counts twice, as in the package's own models.
    summed = whole.groupBy("user", "item").agg(F.sum("rating").alias("rating"))
    summed = summed.persist()
    users, items = number(summed, "user").persist(), number(summed, "item").persist()
    numbered = (
        summed.join(users.withColumnRenamed("id", "userId"), "user")
        .join(items.withColumnRenamed("id", "itemId"), "item")
        .select("userId", "itemId", F.col("rating").cast("float").alias("rating"))
    )
    als = ALS(
        userCol="userId",
        itemCol="itemId",
        ratingCol="rating",
        rank=job["rank"],
        maxIter=job["maxIter"],
        regParam=job["regParam"],
        alpha=job["alpha"],
        implicitPrefs=True,
        nonnegative=job["nonnegative"],
        numUserBlocks=job["blocks"],
        numItemBlocks=job["blocks"],
        coldStartStrategy=job["coldStartStrategy"],
        checkpointInterval=job["checkpoint"]["interval"] if job["checkpoint"] else -1,
    )
    if job["seed"] is not None:
        als = als.setSeed(job["seed"])
    total, used, pairs = ratings.count(), whole.count(), summed.count()
    if pairs == 0:
        raise SystemExit(f"None of {total} rows has a user, an item and a rating.")
    model = als.fit(numbered)
    metadata = {
        "format": "nunchi-spark-factors",
        "version": 1,
        "spark": spark.version,
        **{name: job[name] for name in ("rank", "maxIter", "regParam", "alpha", "nonnegative")},
        "rows": total,
        "unusableRows": total - used,
        "pairs": pairs,
        "users": users.count(),
        "items": items.count(),
    }
    output = job["output"].rstrip("/")
    # Nothing is overwritten: Spark refuses a directory that is there. metadata comes last.
    model.userFactors.write.parquet(f"{output}/userFactors")
    model.itemFactors.write.parquet(f"{output}/itemFactors")
    users.write.parquet(f"{output}/users")
    items.write.parquet(f"{output}/items")
    line = spark.createDataFrame([(json.dumps(metadata),)], "value string")
    line.coalesce(1).write.text(f"{output}/metadata")
    if total != used:
        print(f"{total - used} of {total} rows had no user, item or rating.", file=sys.stderr)
    return model, users, items, metadata


def main():
    if len(sys.argv) != 2:
        raise SystemExit("usage: spark-submit spark_als.py job.json")
    from pyspark.sql import SparkSession

    with open(sys.argv[1], encoding="utf-8") as file:
        job = json.load(file)
    spark = SparkSession.builder.appName("nunchi ALS").getOrCreate()
    try:
        *_, metadata = train(spark, job)
        print(json.dumps(metadata))
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
