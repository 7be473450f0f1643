#!/usr/bin/env bash
# Starts a MariaDB (or MySQL) and a PostgreSQL server for the tests: on loopback, in a folder of
# their own, with made-up passwords, not as root. What is not installed is left out.
#
#   eval "$(examples/lecture-chat/test/start-servers.sh)"        # start, and set the two addresses
#   examples/lecture-chat/test/start-servers.sh stop "$NUNCHI_TEST_SERVERS"
set -euo pipefail

mysql_port=${MYSQL_PORT:-23306}
postgres_port=${POSTGRES_PORT:-25432}
password=made-up-for-tests

stop() {
  local folder=$1 pid
  for file in "$folder/mysql/pid" "$folder/postgres/postmaster.pid"; do
    [ -f "$file" ] || continue
    pid=$(head -n 1 "$file")
    kill "$pid" 2>/dev/null || true
    for _ in $(seq 100); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
  done
  case $folder in */nunchi-servers.*) rm -rf "$folder" ;; esac
}

if [ "${1:-start}" = stop ]; then
  stop "${2:?which folder?}"
  exit 0
fi

folder=$(mktemp -d "${TMPDIR:-/tmp}/nunchi-servers.XXXXXX")
chmod 755 "$folder"
trap 'echo "could not start; see the logs in $folder" >&2' ERR
echo "export NUNCHI_TEST_SERVERS=$folder"

# The servers refuse to run as root, so root runs them as the users that their packages made.
as() {
  local user=$1
  shift
  if [ "$(id -u)" = 0 ]; then setpriv --reuid "$user" --regid "$user" --init-groups "$@"; else "$@"; fi
}
own() {
  mkdir -p "$2"
  [ "$(id -u)" != 0 ] || chown "$1" "$2"
}
first_of() {
  local name
  for name in "$@"; do command -v "$name" && return; done
  return 1
}

if server=$(first_of mariadbd /usr/sbin/mariadbd mysqld /usr/sbin/mysqld); then
  own mysql "$folder/mysql"
  options=(--no-defaults --datadir="$folder/mysql/data")
  if installer=$(first_of mariadb-install-db mysql_install_db); then
    as mysql "$installer" "${options[@]}" --auth-root-authentication-method=normal \
      --skip-test-db > "$folder/mysql.log" 2>&1
  else
    as mysql "$server" "${options[@]}" --initialize-insecure > "$folder/mysql.log" 2>&1
  fi
  as mysql "$server" "${options[@]}" --bind-address=127.0.0.1 --port="$mysql_port" \
    --socket="$folder/mysql/s" --pid-file="$folder/mysql/pid" --skip-log-bin \
    >> "$folder/mysql.log" 2>&1 &
  client=$(first_of mariadb mysql)
  for _ in $(seq 150); do
    "$client" --no-defaults -u root -S "$folder/mysql/s" -e 'select 1' > /dev/null 2>&1 && break
    sleep 0.2
  done
  "$client" --no-defaults -u root -S "$folder/mysql/s" <<SQL
create database nunchi;
create user nunchi@'127.0.0.1' identified by '$password';
create user nunchi@localhost identified by '$password';
grant all on nunchi.* to nunchi@'127.0.0.1';
grant all on nunchi.* to nunchi@localhost;
SQL
  echo "export NUNCHI_TEST_MYSQL_URL=mysql://nunchi:$password@127.0.0.1:$mysql_port/nunchi"
fi

export PATH=$PATH:$(printf '%s:' /usr/lib/postgresql/*/bin)
if command -v initdb > /dev/null && command -v pg_ctl > /dev/null; then
  own postgres "$folder/postgres"
  printf '%s' "$password" > "$folder/password"
  as postgres initdb -D "$folder/postgres" -U nunchi --pwfile="$folder/password" -A scram-sha-256 \
    -E UTF8 --locale=C.UTF-8 > "$folder/postgres.log" 2>&1
  touch "$folder/postgres/server.log"
  [ "$(id -u)" != 0 ] || chown postgres "$folder/postgres/server.log"
  as postgres pg_ctl -D "$folder/postgres" -w -l "$folder/postgres/server.log" \
    -o "-p $postgres_port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$folder/postgres" \
    start >> "$folder/postgres.log" 2>&1
  PGPASSWORD=$password psql -q -h 127.0.0.1 -p "$postgres_port" -U nunchi -d postgres \
    -c 'create database nunchi' > /dev/null
  echo "export NUNCHI_TEST_POSTGRES_URL=postgres://nunchi:$password@127.0.0.1:$postgres_port/nunchi"
fi
