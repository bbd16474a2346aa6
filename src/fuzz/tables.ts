import type { OpenDatabase } from '#platform/database.ts'

/** The queue's own figures, its heartbeat among them: written by the minute, whoever asks for what. */
const ofTheQueue = /^pgboss\.(?!job|schedule)/

/** Watches every table of a database, also those of the queue: how many rows, and a digest of what stands in them. */
export class Tables {
  readonly #open: OpenDatabase
  readonly #question: string
  #last = new Map<string, string>()
  #mark = ''
  /** How often all tables were compared. */
  compared = 0

  private constructor(open: OpenDatabase, names: string[]) {
    this.#open = open
    this.#question = names
      .map(
        (name) =>
          `select '${name}' as name, count(*) || ':' || coalesce(sum(hashtextextended(one::text, 0)), 0) as digest from ${name} one`,
      )
      .join(' union all ')
  }

  static async watch(open: OpenDatabase): Promise<Tables> {
    const { rows } = await open.pool.query<{ name: string }>(
      `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
        where schemaname not in ('pg_catalog', 'information_schema')`,
    )
    const tables = new Tables(
      open,
      rows.map(({ name }) => name).filter((name) => !ofTheQueue.test(name)),
    )
    await tables.changed()
    return tables
  }

  /**
   * The tables that hold something else than when this was asked last. Whoever writes draws the number of a
   * transaction, even when it is undone: as long as none was drawn nothing needs to be looked at.
   */
  async changed(): Promise<string[]> {
    const { rows } = await this.#open.pool.query(
      'select pg_snapshot_xmax(pg_current_snapshot())::text as mark',
    )
    const mark = rows[0]?.mark
    if (mark === this.#mark) return []
    this.#mark = mark
    const found = await this.#open.pool.query<{ name: string; digest: string }>({
      name: 'fuzz-tables',
      text: this.#question,
    })
    this.compared += 1
    const now = new Map(found.rows.map(({ name, digest }) => [name, digest]))
    const changed = [...now].filter(([name, digest]) => this.#last.get(name) !== digest).map(([name]) => name)
    this.#last = now
    return changed
  }
}
