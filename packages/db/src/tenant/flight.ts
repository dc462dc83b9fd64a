import pg from 'pg'
import { types } from './value-types.ts'

/** A query as Prisma's adapter and ours write it. */
export type Query = string | pg.QueryConfig

/** What pg answers. */
export type Answer = pg.QueryResult<pg.QueryResultRow>

/** What pg's Client calls on the query that it runs, and its types do not tell. */
interface Part {
  name?: string
  text?: string
  submit(connection: object): Error | null
  handleRowDescription(message: unknown): void
  handleDataRow(message: unknown): void
  handleCommandComplete(message: unknown, connection: object): void
  handleError(error: Error, connection: object): void
  handleReadyForQuery(connection: object): void
}

interface Wire {
  stream: { cork(): void; uncork(): void }
  sync(): void
  submittedNamedStatements: Record<string, string | undefined>
}

/** One statement of a flight: pg's own query by the extended protocol, and the answer to come. */
class Statement {
  readonly answer: Promise<Answer>
  readonly part: Part
  /** Why it never went out: a value that can't be written, most likely. */
  refused: Error | null = null

  constructor(query: Query) {
    const config = typeof query === 'string' ? { text: query } : query
    const extended = { types, ...config, queryMode: 'extended' } as pg.QueryConfig
    let settle: (error: Error | undefined, answer: unknown) => void = () => undefined
    this.answer = new Promise((resolve, reject) => {
      settle = (error, answer) => (error ? reject(error) : resolve(answer as Answer))
    })
    this.part = new pg.Query(extended, (error, answer) => {
      this.refused = error ?? null
      settle(error, answer)
    }) as unknown as Part
  }
}

/**
 * Statements that go out as one message with one Sync at its end and come back as one: one write and
 * one read on either side, where each alone would cost both. Where no transaction is open they are one
 * by themselves, which the Sync commits (PostgreSQL's protocol, "Pipelining"). When one fails, all
 * fail.
 */
class Flight {
  #parts: Part[] = []
  #at = 0
  readonly #statements: readonly Statement[]

  constructor(statements: readonly Statement[]) {
    this.#statements = statements
  }

  /** By name and text pg remembers what a connection has parsed. */
  get name(): string | undefined {
    return this.#parts[this.#at]?.name
  }
  get text(): string | undefined {
    return this.#parts[this.#at]?.text
  }

  submit(connection: Wire): null {
    const unsynced = Object.create(connection, { sync: { value: () => undefined } }) as object
    connection.stream.cork()
    for (const statement of this.#statements) {
      const refused = statement.part.submit(unsynced) ?? statement.refused
      if (refused) {
        this.#refuse(refused, connection)
        break
      }
      this.#parts.push(statement.part)
    }
    connection.sync()
    connection.stream.uncork()
    return null
  }

  /** What can't be written takes those behind it along. */
  #refuse(error: Error, connection: Wire): void {
    for (const { part } of this.#statements.slice(this.#parts.length))
      part.handleError(error, connection)
  }

  handleRowDescription(message: unknown): void {
    this.#parts[this.#at]?.handleRowDescription(message)
  }

  handleDataRow(message: unknown): void {
    this.#parts[this.#at]?.handleDataRow(message)
  }

  handleCommandComplete(message: unknown, connection: Wire): void {
    this.#parts[this.#at]?.handleCommandComplete(message, connection)
    this.#at += 1
  }

  handleEmptyQuery(): void {
    this.#at += 1
  }

  /** The server passes over what stands between a failure and the Sync, so that it was never parsed. */
  handleError(error: Error, connection: Wire): void {
    for (const { name } of this.#parts.slice(this.#at))
      if (name) delete connection.submittedNamedStatements[name]
    for (const { part } of this.#statements) part.handleError(error, connection)
  }

  handleReadyForQuery(connection: Wire): void {
    for (const part of this.#parts) part.handleReadyForQuery(connection)
  }
}

/** Sends statements as one; the answers come together, or the error of the one that failed. */
export async function fly(client: pg.ClientBase, queries: readonly Query[]): Promise<Answer[]> {
  const statements = queries.map((query) => new Statement(query))
  const answers = Promise.all(statements.map(({ answer }) => answer))
  client.query(new Flight(statements) as unknown as pg.Submittable)
  return answers
}
