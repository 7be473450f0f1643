"""Reads the tables of a mart as a user would, and tells what it found as JSON:

    python read-mart.py spark|pandas FOLDER

Of each table: its columns with their types, how many rows there are, and of each column a sum: of
numbers and booleans as they are, of texts and lists the length, of timestamps the seconds since 1970.
"""

import json
import os
import sys


def main():
    engine, folder = sys.argv[1:]
    read = {"spark": read_with_spark, "pandas": read_with_pandas}[engine]
    print("\n" + json.dumps(read(folder, sorted(os.listdir(folder)))))


def read_with_spark(folder, names):
    from pyspark.sql import SparkSession
    from pyspark.sql import functions as f

    spark = SparkSession.builder.appName("forum mart").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")

    def measured(name, type):
        column = f.col(name)
        if type == "string":
            return f.sum(f.length(column))
        if type == "array<string>":
            return f.sum(f.size(column))
        if type == "timestamp_ntz":
            days = f.datediff(column, f.lit("1970-01-01"))
            clock = f.hour(column) * 3600 + f.minute(column) * 60 + f.second(column)
            return f.sum(days.cast("bigint") * 86400 + clock)
        return f.sum(column.cast("bigint"))

    tables = {}
    for name in names:
        rows = spark.read.parquet(os.path.join(folder, name))
        sums = rows.agg(*[measured(*column).alias(column[0]) for column in rows.dtypes]).first()
        tables[name] = {"types": dict(rows.dtypes), "rows": rows.count(), "sums": sums.asDict()}
    version = spark.version
    spark.stop()
    return {"version": f"Spark {version}", "tables": tables}


def read_with_pandas(folder, names):
    import pandas
    import pyarrow

    def measured(column):
        if column.dtype.kind == "M":
            return int((column - pandas.Timestamp(0)).dt.total_seconds().sum())
        if column.dtype == object:
            return int(column.map(len).sum())
        return int(column.astype("int64").sum())

    tables = {}
    for name in names:
        rows = pandas.read_parquet(os.path.join(folder, name))
        tables[name] = {
            "types": {column: str(type) for column, type in rows.dtypes.items()},
            "rows": len(rows),
            "sums": {column: measured(rows[column]) for column in rows},
        }
    version = f"pandas {pandas.__version__} with pyarrow {pyarrow.__version__}"
    return {"version": version, "tables": tables}


if __name__ == "__main__":
    main()
