import type { Anchors } from '#platform/anchors/folder.ts'
import { digestOf, type Line } from '#platform/anchors/line.ts'
import type { Context } from '#platform/context.ts'
import { checkTrail } from '#platform/trail-check.ts'
import { allAnchors, lastEntry } from '../anchors/queries.ts'
import { type Findings, faultsOf, type HeldLine, sentenceOf } from '../anchors/rules.ts'

type Asked = {
  tell?: (entries: number) => void
  /** Anchors that were kept elsewhere. */
  kept?: (Line | null)[]
}

/** Recomputes the chain and compares it with all that is held of its end outside of the database. */
export async function verifyTrail(
  { db, anchors }: Pick<Context, 'db' | 'anchors'>,
  { tell, kept = [] }: Asked = {},
) {
  const held = anchors ? heldBy(anchors, await allAnchors({ db }), kept) : nothingHeld
  const wanted = new Set(
    [...held.table, ...held.lines, ...held.kept, held.head].flatMap((one) =>
      one && one !== 'damaged' ? [one.entryId] : [],
    ),
  )
  const hashAt = new Map<number, string>()
  const chain = await checkTrail(db, tell, (id, hash) => {
    if (wanted.has(id)) hashAt.set(id, hash.toString('hex'))
  })
  const { entryId: lastId } = await lastEntry({ db })
  const faults = anchors ? faultsOf({ ...held, hashAt, trail: { ...chain, lastId } }) : []
  return {
    valid: chain.valid && faults.length === 0,
    entries: chain.entries,
    firstBroken: chain.firstBroken,
    anchors: held.table.length,
    heldAt: held.head && held.head !== 'damaged' ? held.head.at : null,
    faults: faults.map((fault) => ({ code: fault.code, sentence: sentenceOf(fault) })),
  }
}

type Held = Pick<Findings, 'table' | 'lines' | 'head' | 'kept'>
const nothingHeld: Held = { table: [], lines: [], head: null, kept: [] }

function heldBy(anchors: Anchors, table: Line[], kept: (Line | null)[]): Held {
  const judged = (line: Line): HeldLine => ({
    kind: line.kind,
    day: line.kind === 'anchor' ? line.day : null,
    entryId: line.entryId,
    hash: line.hash,
    previous: line.previous,
    digest: digestOf(line),
    print: line.keyPrint,
    signature: anchors.signatureOf(line),
  })
  const head = anchors.head()
  return {
    table: table.map(judged),
    lines: anchors.lines().map((line) => line && judged(line)),
    kept: kept.map((line) => line && judged(line)),
    head: head && head !== 'damaged' ? { ...head, signature: anchors.signatureOf(head) } : head,
  }
}
