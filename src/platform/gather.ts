import { Refusal } from './errors.ts'

/**
 * What many send at the same moment, written in one transaction: a commit costs a flush (20 ms embedded), however much
 * is in it. `write` answers each item in the same order, with a refusal for those that may not be. It runs in the name
 * of the program: each item says by whom it is.
 */
export type Batch<Item, Answer, Ctx> = {
  name: string
  write(ctx: Ctx, items: Item[]): Promise<(Answer | Refusal)[]>
}

type Waiting<Item, Answer> = {
  item: Item
  done(answer: Answer | Refusal): void
  failed(error: unknown): void
}

/** So many at once at most: the next wait for the next transaction. */
const most = 500

/**
 * Gathers while a batch is being written; the next begins with all that came meanwhile. Answers after the commit.
 * When a batch breaks, nothing of it was written: each of its items is tried alone, so that only the bad one fails.
 */
export function gather<Item, Answer>(
  write: (items: Item[]) => Promise<(Answer | Refusal)[]>,
): (item: Item) => Promise<Answer> {
  let waiting: Waiting<Item, Answer>[] = []
  let writing = false

  async function settle(batch: Waiting<Item, Answer>[]): Promise<void> {
    try {
      const answers = await write(batch.map(({ item }) => item))
      batch.forEach(({ done, failed }, at) => {
        const answer = answers[at]
        if (answer === undefined) failed(new Error(`a batch left ${at} of ${batch.length} without an answer`))
        else done(answer)
      })
    } catch (error) {
      if (batch.length === 1) batch[0]?.failed(error)
      else for (const one of batch) await settle([one])
    }
  }

  async function writeAll(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, most)
      waiting = waiting.slice(most)
      await settle(batch)
    }
    writing = false
  }

  return (item) =>
    new Promise<Answer>((resolve, reject) => {
      const done = (answer: Answer | Refusal) =>
        answer instanceof Refusal ? reject(answer) : resolve(answer)
      waiting.push({ item, done, failed: reject })
      // Whoever came in the same turn of the loop is already in the first batch.
      if (!writing) {
        writing = true
        setImmediate(() => void writeAll())
      }
    })
}
